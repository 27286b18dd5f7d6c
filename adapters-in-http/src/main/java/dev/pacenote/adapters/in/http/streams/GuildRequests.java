package dev.pacenote.adapters.in.http.streams;

import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.streams.guild.BotPresences;
import dev.pacenote.application.streams.membership.CheckGuildAccess;
import dev.pacenote.application.streams.membership.CheckGuildAccess.Need;
import dev.pacenote.application.streams.membership.DiscordProfiles;
import dev.pacenote.application.streams.membership.LimitRequests;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.LinkEditor;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.membership.DiscordProfile;
import dev.pacenote.domain.streams.membership.GuildAccess;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Who asks about which server, checked in the order of the contract; whoever may ask is counted
 * last, once for a request.
 */
@Singleton
final class GuildRequests {

    private final CheckGuildAccess access;
    private final DiscordProfiles profiles;
    private final LimitRequests limit;
    private final BotPresences bots;

    GuildRequests(
            CheckGuildAccess access,
            DiscordProfiles profiles,
            LimitRequests limit,
            BotPresences bots) {
        this.access = access;
        this.profiles = profiles;
        this.limit = limit;
        this.bots = bots;
    }

    /** For what needs our bot in the server. */
    void requireBot(Guild guild) {
        if (!bots.isThere(guild)) {
            throw StreamsProblems.botAbsent();
        }
    }

    /** Who asks, about no server or about all of theirs; the request is counted. */
    DiscordProfile asking(Caller caller, GuildAccess.Use use) {
        var profile = profile(caller);
        count(caller, use);
        return profile;
    }

    private void count(Caller caller, GuildAccess.Use use) {
        limit.refused(caller.user(), use)
                .ifPresent(
                        wait -> {
                            throw new ProblemException(Problem.tooMany(wait));
                        });
    }

    /** What Discord calls the caller. */
    DiscordProfile profile(Caller caller) {
        return profiles.find(caller.user())
                .orElseThrow(
                        () ->
                                StreamsProblems.of(
                                        403,
                                        "discord_link_required",
                                        "Please log in by Discord",
                                        "This needs an account that is linked to Discord."));
    }

    /** Of a channel of a server. */
    static Link.Key key(Guild guild, String streamer) {
        return new Link.Key(guild.id(), streamer(streamer));
    }

    static StreamerId streamer(String id) {
        try {
            return new StreamerId(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Problem.invalid("streamer_id", "invalid_id", "This is no id of a channel."));
        }
    }

    Guild read(Caller caller, String guild, Need need) {
        return check(caller, guild, GuildAccess.Use.READ, need);
    }

    Guild write(Caller caller, String guild, Need need) {
        return check(caller, guild, GuildAccess.Use.WRITE, need);
    }

    /** Whose texts and links these are to change, as a member of the server. */
    Editing editing(Caller caller, String guild, GuildAccess.Use use) {
        var allowed = allowed(caller, guild, use, Need.MEMBER);
        return new Editing(
                allowed.guild(), new LinkEditor(caller.user(), allowed.access().isAdmin()));
    }

    record Editing(Guild guild, LinkEditor editor) {}

    private Guild check(Caller caller, String guild, GuildAccess.Use use, Need need) {
        return allowed(caller, guild, use, need).guild();
    }

    /** The server, and what the caller is there. */
    CheckGuildAccess.Result.Allowed member(Caller caller, String guild, GuildAccess.Use use) {
        return allowed(caller, guild, use, Need.MEMBER);
    }

    private CheckGuildAccess.Result.Allowed allowed(
            Caller caller, String guild, GuildAccess.Use use, Need need) {
        var id = StreamsProblems.reading("guild_id", () -> new GuildId(guild));
        profile(caller);
        return switch (access.check(caller.user(), id, use, need)) {
            case CheckGuildAccess.Result.Allowed allowed -> {
                count(caller, use);
                yield allowed;
            }
            case CheckGuildAccess.Result.NotAMember _ -> throw StreamsProblems.noSuchGuild();
            case CheckGuildAccess.Result.NotAnAdmin _ ->
                    throw StreamsProblems.of(
                            403,
                            "guild_admin_required",
                            "For admins of this server",
                            "Only admins of this server may do this.");
        };
    }
}
