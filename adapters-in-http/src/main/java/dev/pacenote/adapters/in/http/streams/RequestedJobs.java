package dev.pacenote.adapters.in.http.streams;

/** Hears that a job was asked for, and may run it at once; else the clock does. */
@FunctionalInterface
public interface RequestedJobs {

    /** It is stored that somebody asked. Whoever asked is answered before the work is done. */
    void asked(String job);
}
