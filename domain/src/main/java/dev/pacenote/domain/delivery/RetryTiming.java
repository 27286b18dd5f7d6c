package dev.pacenote.domain.delivery;

/** Whether waits between tries are kept: the background keeps them, a daily run does not. */
public enum RetryTiming {
    WAITS_ARE_KEPT,
    TRY_AT_ONCE
}
