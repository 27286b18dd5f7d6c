package dev.pacenote.application.platform;

import java.util.function.Supplier;

/**
 * All changes that the work makes through the ports of the relational store, or none. Work inside
 * work joins it. An exception of the work undoes everything and is passed on. Where the store undid
 * everything by itself, to let another transaction through, the work is done again.
 */
public interface Transactions {

    <T> T inTransaction(Supplier<T> work);

    /** Whether the caller is inside such work. */
    boolean isOpen();

    default void run(Runnable work) {
        inTransaction(
                () -> {
                    work.run();
                    return true;
                });
    }
}
