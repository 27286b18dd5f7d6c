package dev.pacenote.application.platform.status;

/** Says whether the store answers: a real round trip, within two seconds. */
@FunctionalInterface
public interface StoreProbe {
    boolean answers();
}
