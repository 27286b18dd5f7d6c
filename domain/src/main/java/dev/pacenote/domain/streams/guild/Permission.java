package dev.pacenote.domain.streams.guild;

import java.math.BigInteger;

/** What somebody may do in a Discord server, as far as it concerns us. */
public enum Permission {
    ADMINISTRATOR(3),
    MANAGE_GUILD(5),
    VIEW_CHANNEL(10),
    SEND_MESSAGES(11),
    EMBED_LINKS(14),
    READ_MESSAGE_HISTORY(16),
    MENTION_EVERYONE(17),
    MANAGE_ROLES(28);

    private final int bit;

    Permission(int bit) {
        this.bit = bit;
    }

    BigInteger mask() {
        return BigInteger.ONE.shiftLeft(bit);
    }

    int bit() {
        return bit;
    }
}
