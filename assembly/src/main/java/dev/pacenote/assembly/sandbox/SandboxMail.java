package dev.pacenote.assembly.sandbox;

import dev.pacenote.adapters.out.email.delivery.Mailbox;

/** What the sandbox is made of: its house, and the mailbox in which everything ends. */
public record SandboxMail(SandboxServices house, Mailbox mailbox) {}
