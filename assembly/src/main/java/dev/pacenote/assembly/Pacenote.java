package dev.pacenote.assembly;

/** What is known of this program by itself. */
public final class Pacenote {

    public static final String VERSION = "1.0.0";

    private Pacenote() {}
}
