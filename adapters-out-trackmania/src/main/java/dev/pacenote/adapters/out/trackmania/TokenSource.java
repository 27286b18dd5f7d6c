package dev.pacenote.adapters.out.trackmania;

/** Where the token for a service comes from. */
interface TokenSource {

    /** A token that is good for some minutes, asked for if need be by one caller at a time. */
    String current(Lane lane);

    /** The service refused this token, whatever was said about its end. */
    void forget(String refused);
}
