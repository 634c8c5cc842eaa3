/** How long somebody waits for a model, in milliseconds. */
export interface Timing {
  /** Until it is said that the model has not begun. */
  readonly firstNoticeMs: number;
  readonly noticeEveryMs: number;
  /** Open models are loaded when they are asked for, which takes minutes at worst. */
  readonly firstByteMs: number;
  /** Between two events of an answer; models that think in secret are silent for long. */
  readonly idleMs: number;
}

export const usualTiming: Timing = {
  firstNoticeMs: 4_000,
  noticeEveryMs: 15_000,
  firstByteMs: 300_000,
  idleMs: 180_000,
};

export interface PatienceOptions {
  readonly timing: Timing;
  /** `hasBegun`: something came, but nothing to be read; it thinks. */
  readonly onNotice: (waitedMs: number, hasBegun: boolean) => void;
  readonly giveUp: (waitedMs: number) => void;
}

export interface Patience {
  /** `isReadable`: it says something that somebody reads or that is done. */
  heard(isReadable: boolean): void;
  end(): void;
}

/** Starts to wait. Until something is there to be read it says every now and then that it waits, and at last gives up. */
export function startPatience({ timing, onNotice, giveUp }: PatienceOptions): Patience {
  let waitedMs = 0;
  let hasBegun = false;
  let notice = setTimeout(tell, timing.firstNoticeMs);
  let limit = setTimeout(() => giveUp(timing.firstByteMs), timing.firstByteMs);

  function tell(): void {
    waitedMs += waitedMs === 0 ? timing.firstNoticeMs : timing.noticeEveryMs;
    onNotice(waitedMs, hasBegun);
    notice = setTimeout(tell, timing.noticeEveryMs);
  }

  return {
    heard(isReadable) {
      hasBegun = true;
      if (isReadable) clearTimeout(notice);
      clearTimeout(limit);
      limit = setTimeout(() => giveUp(timing.idleMs), timing.idleMs);
    },
    end() {
      clearTimeout(notice);
      clearTimeout(limit);
    },
  };
}
