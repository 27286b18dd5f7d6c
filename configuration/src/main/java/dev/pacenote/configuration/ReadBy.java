package dev.pacenote.configuration;

/** The assemblies that read a variable. */
public enum ReadBy {
    BOTH("the server and the functions"),
    SERVER("the server"),
    FUNCTIONS("the functions");

    private final String words;

    ReadBy(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Whether that assembly reads what is read by this. */
    boolean includes(ReadBy assembly) {
        return this == BOTH || this == assembly;
    }
}
