/** How long somebody waits for a model, in milliseconds. */
export interface Timing {
  /** Until it is said that the model has not begun. */
  readonly firstNoticeMs: number;
  readonly noticeEveryMs: number;
  /** Open models are loaded when they are asked for, which takes minutes at worst. */
  readonly firstByteMs: number;
  /** Between two events of an answer. */
  readonly idleMs: number;
}

export const usualTiming: Timing = {
  firstNoticeMs: 4_000,
  noticeEveryMs: 15_000,
  firstByteMs: 300_000,
  idleMs: 120_000,
};

export interface PatienceOptions {
  readonly timing: Timing;
  readonly onNotice: (waitedMs: number) => void;
  readonly giveUp: (waitedMs: number) => void;
}

export interface Patience {
  heard(): void;
  end(): void;
}

/** Starts to wait. Until something is heard it says every now and then that it waits, and at last gives up. */
export function startPatience({ timing, onNotice, giveUp }: PatienceOptions): Patience {
  let waitedMs = 0;
  let notice = setTimeout(tell, timing.firstNoticeMs);
  let limit = setTimeout(() => giveUp(timing.firstByteMs), timing.firstByteMs);

  function tell(): void {
    waitedMs += waitedMs === 0 ? timing.firstNoticeMs : timing.noticeEveryMs;
    onNotice(waitedMs);
    notice = setTimeout(tell, timing.noticeEveryMs);
  }

  return {
    heard() {
      clearTimeout(notice);
      clearTimeout(limit);
      limit = setTimeout(() => giveUp(timing.idleMs), timing.idleMs);
    },
    end() {
      clearTimeout(notice);
      clearTimeout(limit);
    },
  };
}
