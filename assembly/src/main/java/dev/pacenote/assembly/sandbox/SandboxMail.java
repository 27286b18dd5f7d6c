package dev.pacenote.assembly.sandbox;

import dev.pacenote.adapters.out.email.delivery.Mailbox;

/** What the sandbox is made of: its services, and the mailbox in which everything ends. */
public record SandboxMail(SandboxServices services, Mailbox mailbox) {}
