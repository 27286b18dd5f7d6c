package dev.pacenote.domain.streams.guild;

import java.math.BigInteger;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What somebody may do, as Discord says it: one bit for each permission. There are more bits than a
 * long number has.
 */
public record Permissions(BigInteger bits) {

    public static final Permissions NONE = new Permissions(BigInteger.ZERO);

    /** What the bot needs to post in a channel; reading lets it find out what it posted. */
    public static final Set<Permission> TO_POST =
            Set.copyOf(
                    EnumSet.of(
                            Permission.VIEW_CHANNEL,
                            Permission.SEND_MESSAGES,
                            Permission.EMBED_LINKS,
                            Permission.READ_MESSAGE_HISTORY));

    /** What the bot asks for when it is installed. */
    public static final Permissions INSTALLED = of(TO_POST).with(Permission.MENTION_EVERYONE);

    public Permissions {
        if (bits.signum() < 0) {
            throw new IllegalArgumentException("permissions are a number from 0");
        }
    }

    /**
     * @param decimal as Discord writes it
     */
    public static Permissions of(String decimal) {
        return new Permissions(new BigInteger(decimal));
    }

    public static Permissions of(Collection<Permission> permissions) {
        return permissions.stream().reduce(NONE, Permissions::with, Permissions::or);
    }

    public Permissions with(Permission permission) {
        return new Permissions(bits.or(permission.mask()));
    }

    public Permissions or(Permissions more) {
        return new Permissions(bits.or(more.bits));
    }

    /** Whether this bit is set, or the one that stands for all. */
    public boolean has(Permission permission) {
        return bits.testBit(Permission.ADMINISTRATOR.bit()) || bits.testBit(permission.bit());
    }

    /** Whether it makes somebody an admin of ours: ADMINISTRATOR or MANAGE_GUILD. */
    public boolean managesGuild() {
        return has(Permission.MANAGE_GUILD);
    }

    /** Those of these that are not there, in the order of their bits. */
    public List<Permission> missing(Collection<Permission> needed) {
        return needed.stream().filter(permission -> !has(permission)).sorted().toList();
    }

    /** Changed by what a channel says: what it denies is taken, then what it allows is given. */
    Permissions changed(Permissions deny, Permissions allow) {
        return new Permissions(bits.andNot(deny.bits).or(allow.bits));
    }
}
