import { ActivityFailure, ApplicationFailure, RetryState, TimeoutFailure, TimeoutType } from '@temporalio/common';
import { describe, expect, test } from 'vitest';
import { FAILURES, type FailureType, failure, failureType } from '../../contracts/failures.ts';

describe('a failure crosses a process boundary under its name, and the table says whether it is tried again', () => {
  test.each<[FailureType, boolean]>([
    ['NotFound', false],
    ['NotAllowed', false],
    ['Stale', false],
    ['PhaseClosed', false],
    ['NotPossible', false],
    ['InvalidInput', false],
    ['MailRejected', false],
    ['MailUnavailable', true],
    ['StorageUnavailable', true],
  ])('%s: retried is %s', (type, retried) => {
    const made = failure(type, 'because');
    expect(made).toBeInstanceOf(ApplicationFailure);
    expect(made).toMatchObject({ type, message: 'because', nonRetryable: !retried });
  });

  test('these are all there are', () => {
    expect(Object.keys(FAILURES)).toHaveLength(9);
  });

  test('the cause stays with it', () => {
    const cause = new Error('connection reset');
    expect(failure('StorageUnavailable', 'the database is away', { cause }).cause).toBe(cause);
  });
});

describe('what stopped a week is told by name', () => {
  const throughAnActivity = (cause: Error): ActivityFailure =>
    new ActivityFailure('Activity task failed', 'runMilestone', '1', RetryState.NON_RETRYABLE_FAILURE, 'worker', cause);

  test.each<[string, unknown, string]>([
    ['a failure of ours', failure('PhaseClosed', 'the week before is open'), 'PhaseClosed: the week before is open'],
    ['one that an activity threw', throughAnActivity(failure('NotFound', 'no such week')), 'NotFound: no such week'],
    ['an unnamed error inside an activity', throughAnActivity(new TypeError('x is not a function')), 'TypeError: x is not a function'],
    [
      'a time-out of the engine',
      throughAnActivity(new TimeoutFailure('heartbeat timed out', undefined, TimeoutType.HEARTBEAT)),
      'TimeoutFailure: heartbeat timed out',
    ],
    ['something that is no error', 'away', 'away'],
  ])('%s', (_, error, told) => {
    expect(failureType(error)).toBe(told);
  });
});
