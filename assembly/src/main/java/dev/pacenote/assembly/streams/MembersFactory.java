package dev.pacenote.assembly.streams;

import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.streams.audit.AuditActions;
import dev.pacenote.application.streams.audit.StreamAudit;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.link.Links;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.application.streams.membership.AcceptInvite;
import dev.pacenote.application.streams.membership.ChooseNotices;
import dev.pacenote.application.streams.membership.DiscordProfiles;
import dev.pacenote.application.streams.membership.Invites;
import dev.pacenote.application.streams.membership.LimitRequests;
import dev.pacenote.application.streams.membership.ListGuilds;
import dev.pacenote.application.streams.membership.ManageInvites;
import dev.pacenote.application.streams.membership.Memberships;
import dev.pacenote.application.streams.membership.Preferences;
import dev.pacenote.application.streams.role.GiveRoles;
import dev.pacenote.configuration.Choices;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** How people come into servers, and of what they want to hear there. */
@Factory
@Requires(property = Choices.AREA + StreamsArea.NAME, value = "true")
final class MembersFactory {

    @Singleton
    ManageInvites manageInvites(
            Invites invites,
            Memberships memberships,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        return new ManageInvites(invites, memberships, transactions, ids, clock);
    }

    @Singleton
    AcceptInvite.Stores acceptInviteStores(
            Invites invites,
            Memberships memberships,
            Guilds guilds,
            RateLimiter limiter,
            Transactions transactions) {
        return new AcceptInvite.Stores(invites, memberships, guilds, limiter, transactions);
    }

    @Singleton
    AcceptInvite acceptInvite(AcceptInvite.Stores stores, InstantSource clock) {
        return new AcceptInvite(stores, clock);
    }

    @Singleton
    ChooseNotices chooseNotices(
            ListGuilds guilds, ChooseNotices.Stores stores, GiveRoles roles, InstantSource clock) {
        return new ChooseNotices(guilds, stores, roles, clock);
    }

    @Singleton
    ChooseNotices.Stores choiceStores(
            Guilds configs,
            Links links,
            Streamers streamers,
            Preferences preferences,
            DiscordProfiles profiles,
            Transactions transactions) {
        return new ChooseNotices.Stores(
                configs, links, streamers, preferences, profiles, transactions);
    }

    @Singleton
    LimitRequests limitRequests(
            RateLimiter limiter, StreamsConfiguration configuration, InstantSource clock) {
        return new LimitRequests(
                limiter,
                LimitRequests.Limits.perMinute(
                        configuration.readsPerMinute(), configuration.writesPerMinute()),
                clock);
    }

    @Singleton
    AuditActions auditActions(StreamAudit audit, Ids ids, InstantSource clock) {
        return new AuditActions(audit, ids, clock);
    }
}
