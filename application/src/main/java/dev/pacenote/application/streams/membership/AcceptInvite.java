package dev.pacenote.application.streams.membership;

import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.NetworkAddress;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.membership.GuildAccess;
import dev.pacenote.domain.streams.membership.Invite;
import dev.pacenote.domain.streams.membership.InviteCode;
import dev.pacenote.domain.streams.membership.Membership;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Somebody looks at an invite, and comes into its server by it. Each account is counted once, and
 * never more than the invite has uses, also when many come at once.
 */
public final class AcceptInvite {

    public sealed interface Result {

        /** The invite is good, or they came by one before. */
        record Good(Guild guild) implements Result {}

        record NotFound() implements Result {}

        record Expired() implements Result {}

        record UsedUp() implements Result {}

        /** They asked for as many as they may in a while. */
        record TooMany(Duration retryAfter) implements Result {}
    }

    /** What coming in changes. */
    public record Stores(
            Invites invites,
            Memberships memberships,
            Guilds guilds,
            RateLimiter limiter,
            Transactions transactions) {}

    /** Looks of one address, and accepts of one account: nobody guesses codes. */
    public static final RateLimit LIMIT = new RateLimit(30, Duration.ofMinutes(1));

    private final Stores stores;
    private final InstantSource clock;

    public AcceptInvite(Stores stores, InstantSource clock) {
        this.stores = stores;
        this.clock = clock;
    }

    /** Shows where an invite leads; whoever has it may look, also while our bot is not there. */
    public Result look(InviteCode code, String address) {
        return limited(
                "invite look-ups " + new NetworkAddress(address).limitKey(),
                () ->
                        stores.invites()
                                .find(code)
                                .map(it -> refusal(it).orElseGet(() -> good(it)))
                                .orElseGet(Result.NotFound::new));
    }

    /**
     * They become a member. Who is one already uses nothing up, and whoever came by an invite
     * before may open this one as often as they like.
     */
    public Result accept(InviteCode code, AccountId account) {
        return limited(
                "invites accepted by " + account,
                () -> stores.transactions().inTransaction(() -> accepted(code, account)));
    }

    private Result limited(String key, Supplier<Result> work) {
        return stores.limiter().take(key, LIMIT, clock.instant())
                        instanceof RateLimit.Verdict.Refused(var retryAfter)
                ? new Result.TooMany(retryAfter)
                : work.get();
    }

    private Result accepted(InviteCode code, AccountId account) {
        var held = stores.invites().find(code).flatMap(it -> stores.invites().hold(it.id()));
        if (held.isEmpty()) {
            return new Result.NotFound();
        }
        var invite = held.get();
        var access = stores.memberships().find(account, invite.guild());
        if (access.isInvited()) {
            return good(invite);
        }
        return refusal(invite).orElseGet(() -> comeIn(invite, account, access));
    }

    private Result comeIn(Invite invite, AccountId account, GuildAccess access) {
        var now = clock.instant();
        if (!access.isMember()) {
            stores.invites().save(invite.used(now));
        }
        stores.invites().saveUse(invite.id(), account);
        stores.memberships().save(Membership.byInvite(account, invite.guild(), now));
        return good(invite);
    }

    private Optional<Result> refusal(Invite invite) {
        return switch (invite.validity(clock.instant())) {
            case VALID -> Optional.empty();
            case EXPIRED -> Optional.of(new Result.Expired());
            case USED_UP -> Optional.of(new Result.UsedUp());
        };
    }

    private Result good(Invite invite) {
        return stores.guilds()
                .find(invite.guild())
                .<Result>map(Result.Good::new)
                .orElseGet(Result.NotFound::new);
    }
}
