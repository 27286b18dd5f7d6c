package dev.pacenote.adapters.in.http.streams;

import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.streams.guild.TargetCheck;
import dev.pacenote.domain.streams.template.MessageTemplate;
import dev.pacenote.domain.streams.template.TemplateText;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** What goes wrong in this area, in its words. */
final class StreamsProblems {

    private StreamsProblems() {}

    static ProblemException of(int status, String code, String title, String detail) {
        return new ProblemException(Problem.of(status, code, title, detail));
    }

    static ProblemException noJson() {
        return of(400, "malformed_json", "Not readable", "This message cannot be read as JSON.");
    }

    static ProblemException noSuchGuild() {
        return of(
                404,
                "guild_not_found",
                "Server not found",
                "There is no such server, or you are no member of it.");
    }

    static ProblemException noSuchStreamer() {
        return of(
                404,
                "streamer_not_found",
                "Channel not found",
                "This server does not follow that channel.");
    }

    static ProblemException noSuchTwitchUser() {
        return of(
                404,
                "twitch_user_not_found",
                "Channel not found",
                "Twitch knows no channel of that name.");
    }

    static ProblemException noSuchInvite() {
        return of(404, "invite_not_found", "Invite not found", "There is no such invite.");
    }

    static ProblemException notYourStreamer() {
        return of(
                403,
                "not_your_streamer",
                "Not your channel",
                "Only admins of this server and the owner of the channel may do this.");
    }

    static ProblemException botAbsent() {
        return of(
                409,
                "bot_not_in_guild",
                "The bot is not there",
                "Please invite the bot to this server first.");
    }

    static ProblemException refused(TargetCheck.Refusal why) {
        return switch (why) {
            case TargetCheck.Refusal.ChannelNotInGuild _ ->
                    of(
                            400,
                            "channel_not_in_guild",
                            "Channel not found",
                            "There is no such channel in this server, or you do not see it.");
            case TargetCheck.Refusal.ChannelNotWritable(var missing) ->
                    new ProblemException(
                            Problem.of(
                                            409,
                                            "channel_not_writable",
                                            "The bot cannot post there",
                                            "Please allow the bot to post in this channel.")
                                    .with("missing", missing.stream().map(Enum::name).toList()));
            case TargetCheck.Refusal.RoleNotInGuild _ ->
                    of(
                            400,
                            "role_not_in_guild",
                            "Role not found",
                            "There is no such role in this server.");
            case TargetCheck.Refusal.MentionNotAllowed _ ->
                    of(
                            403,
                            "mention_not_allowed",
                            "You may not ping this role",
                            "Pinging this role needs the permission to mention everyone.");
        };
    }

    static ProblemException template(MessageTemplate.Problem why) {
        return template(why.field(), why.unknown());
    }

    static ProblemException template(String field, TemplateText.UnknownName unknown) {
        return new ProblemException(
                Problem.of(
                                400,
                                "template_invalid",
                                "Unknown variable",
                                String.format(
                                        Locale.ROOT,
                                        "There is no variable {%s} for this text.",
                                        unknown.name()))
                        .with(Map.of("field", field, "position", unknown.position())));
    }

    /** Reads what a person sent; what is impossible is their mistake. */
    static <T> T reading(String field, Supplier<T> reads) {
        try {
            return reads.get();
        } catch (InvalidValueException e) {
            throw new ProblemException(Problem.invalid(field, e));
        }
    }
}
