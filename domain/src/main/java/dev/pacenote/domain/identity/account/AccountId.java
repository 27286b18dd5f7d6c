package dev.pacenote.domain.identity.account;

/** Number of an account, from 1. Given by the store, never reused. */
public record AccountId(long value) {
    public AccountId {
        if (value < 1) {
            throw new IllegalArgumentException("a user id starts at 1: " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
