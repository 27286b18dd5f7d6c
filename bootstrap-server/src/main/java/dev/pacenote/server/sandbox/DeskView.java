package dev.pacenote.server.sandbox;

import java.util.List;

/** What the desk shows. */
public record DeskView(
        String now,
        String lastRun,
        List<Person> people,
        List<Mail> mails,
        String login,
        String password) {

    /** Somebody who follows maps. */
    public record Person(String name, String filter, int maps) {}

    /** A mail in the list. */
    public record Mail(String id, String to, String subject, String sentAt) {}
}
