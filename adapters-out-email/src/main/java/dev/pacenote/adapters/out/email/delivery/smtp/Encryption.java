package dev.pacenote.adapters.out.email.delivery.smtp;

/** Whether a conversation with a mail server must be encrypted. */
public enum Encryption {
    REQUIRED,
    OFF
}
