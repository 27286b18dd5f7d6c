package dev.pacenote.application.delivery.dispatch;

/** Has new notices dispatched soon, instead of when the clock says so. */
@FunctionalInterface
public interface DispatchTrigger {

    /** Returns at once and never fails: what is forgotten, the clock remembers. */
    void soon();
}
