package dev.pacenote.application.delivery.mail;

/** What a mail says: its subject, and the same facts as plain text and as HTML. */
public record MailText(String subject, String text, String html) {}
