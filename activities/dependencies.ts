import type { FileFormat } from '../contracts/documents.ts';
import type { ReportRun } from '../store/report-runs.ts';
import type { Store } from '../store/store.ts';
import type { Renderer } from '../templates/render.ts';
import type { PostWebhook } from './webhook-post.ts';

/** The mail server as the mailer sees it. */
export interface MailServer {
  /** Hands one message over for one address; answers the server's reply. */
  readonly send: (message: { readonly from: string; readonly to: string; readonly raw: Uint8Array }) => Promise<string>;
}
export interface MailIdentity {
  readonly from: string; // `Rutina <rutina@mop.example>`
  readonly publicUrl: string;
  readonly sign?: (raw: Uint8Array) => Promise<Uint8Array>; // DKIM, once, when the bytes are made
}
/** How a document is made of a run: the same run, format and language give the same bytes. */
export interface DocumentMaker {
  readonly make: (asked: {
    readonly run: ReportRun;
    readonly format: FileFormat;
    readonly locale: string;
  }) => Promise<{ readonly bytes: Uint8Array; readonly fileName: string; readonly mediaType: string }>;
}
/** What the activities work with; the worker's entry builds the real ones, tests pass plain objects. */
export interface Dependencies {
  readonly store: Store;
  readonly renderer: Renderer;
  readonly server: MailServer;
  readonly identity: MailIdentity;
  /** What letters carry; without it they carry nothing and say nothing of it. */
  readonly documents?: DocumentMaker;
  /** After a commit that wrote letters. */
  readonly wakeMailing: (institutionId: string) => Promise<void>;
  /** Tells the engine that an activity is alive. */
  readonly heartbeat: () => void;
  /** How receivers of webhooks are told; by default none inside a network of its own. */
  readonly post?: PostWebhook;
  readonly log: Log;
}
/** JSON lines with a constant message and fields; no names, addresses or bodies. */
export interface Log {
  readonly info: (message: string, fields?: Record<string, unknown>) => void;
  readonly warn: (message: string, fields?: Record<string, unknown>) => void;
  readonly error: (message: string, fields?: Record<string, unknown>) => void;
}
