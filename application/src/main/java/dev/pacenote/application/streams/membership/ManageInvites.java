package dev.pacenote.application.streams.membership;

import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.membership.Invite;
import dev.pacenote.domain.streams.membership.Invite.Validity;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An admin makes invites to a server, looks at them, and takes them back. */
public final class ManageInvites {

    public sealed interface Created {

        record Ok(Invite invite) implements Created {}

        /** The server has {@value Invite#MAX_OPEN} that are still good. */
        record LimitReached() implements Created {}
    }

    /** Whom a removed invite takes along. */
    public enum Members {
        STAY,
        /** Those who are members by it alone are members no more. */
        LEAVE
    }

    private final Invites invites;
    private final Memberships memberships;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    public ManageInvites(
            Invites invites,
            Memberships memberships,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        this.invites = invites;
        this.memberships = memberships;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Two at once never make more than a server may have. */
    public Created create(GuildId guild, AccountId admin, int hours, int maxUses) {
        var now = clock.instant();
        var terms = Invite.Terms.of(hours, maxUses, now);
        return transactions.inTransaction(
                () -> {
                    long open =
                            invites.holdAll(guild).stream()
                                    .filter(it -> it.validity(now) == Validity.VALID)
                                    .count();
                    if (open >= Invite.MAX_OPEN) {
                        return new Created.LimitReached();
                    }
                    var invite = Invite.created(ids.next(), guild, admin, terms, now, ids.next());
                    invites.save(invite);
                    return new Created.Ok(invite);
                });
    }

    /** An invite of a server, and whether somebody can still come by it. */
    public record Listed(Invite invite, Validity validity) {}

    /** The newest first, also those that are over. */
    public List<Listed> of(GuildId guild) {
        var now = clock.instant();
        return invites.of(guild).stream().map(it -> new Listed(it, it.validity(now))).toList();
    }

    /**
     * Nobody comes by it any more, also who is about to.
     *
     * @return empty when the server has no such invite
     */
    public Optional<Invite> remove(GuildId guild, UUID id, Members members) {
        return transactions.inTransaction(
                () -> {
                    var held = invites.hold(id).filter(it -> it.guild().equals(guild));
                    held.ifPresent(_ -> remove(guild, id, members == Members.LEAVE));
                    return held;
                });
    }

    private void remove(GuildId guild, UUID id, boolean leave) {
        if (leave) {
            invites.usersOf(id).forEach(account -> memberships.removeInvited(account, guild));
        }
        invites.remove(id);
    }
}
