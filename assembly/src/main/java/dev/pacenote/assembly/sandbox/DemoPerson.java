package dev.pacenote.assembly.sandbox;

/** Whom one can log in as in the sandbox. */
public enum DemoPerson {
    FIRST("Mad Fox", "fox@example.org"),
    SECOND("Zoë.x", "zoe@example.org");

    private final String username;
    private final String email;

    DemoPerson(String username, String email) {
        this.username = username;
        this.email = email;
    }

    public String username() {
        return username;
    }

    public String email() {
        return email;
    }
}
