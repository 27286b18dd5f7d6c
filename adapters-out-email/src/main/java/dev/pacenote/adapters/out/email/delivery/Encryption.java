package dev.pacenote.adapters.out.email.delivery;

/** Whether a conversation with a mail server must be encrypted. */
public enum Encryption {
    REQUIRED,
    OFF
}
