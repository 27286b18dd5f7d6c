package dev.pacenote.adapters.out.http.client;

/** Where the token for a service comes from. */
public interface TokenSource {

    /** A token that is good for some minutes, asked for if need be by one caller at a time. */
    String current(Priority priority);

    /** The service refused this token, whatever was said about its end. */
    void forget(String refused);
}
