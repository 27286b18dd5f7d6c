package dev.pacenote.adapters.in.http.notice.announcement;

import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.request.body.BodyLimit;
import dev.pacenote.adapters.in.http.platform.request.body.BodyRequired;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedBy;
import dev.pacenote.adapters.in.http.platform.request.validation.Strict;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Priority;
import dev.pacenote.domain.notice.announcement.Announcement;
import dev.pacenote.domain.notice.announcement.Audience;
import dev.pacenote.domain.platform.InvalidValueException;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an admin announces.
 *
 * @param userIds for these people; {@code all} stands for everybody
 * @param actionUrl a path such as /Inbox, or an address with https
 * @param expiresAt from when on nobody sees it
 */
@Strict
@BodyRequired
@BodyLimit(BodyLimit.SMALL)
@Introspected
@Schema(name = "AnnouncementRequest", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record AnnouncementRequest(
        @NotNull
                @ParsedBy(AnnouncementRequest.Type.class)
                @Schema(
                        type = "string",
                        allowableValues = {"system", "alert"})
                String type,
        @NotNull @ParsedBy(Announcement.Title.class) String title,
        @NotNull @ParsedBy(Announcement.Content.class) String content,
        @Nullable @Size(max = Audience.Chosen.MAX) List<String> userIds,
        @Nullable Boolean all,
        @Nullable
                @ParsedBy(AnnouncementRequest.Urgency.class)
                @Schema(
                        type = "string",
                        allowableValues = {"normal", "high"})
                String priority,
        @Nullable @ParsedBy(Announcement.ActionUrl.class) String actionUrl,
        @Nullable @ParsedBy(AnnouncementRequest.Moment.class) @Schema(format = "date-time")
                String expiresAt)
        implements JsonBody {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    /** The word for what it is about. */
    record Type(Announcement.Kind kind) {

        static Type of(String text) {
            return switch (text) {
                case "system" -> new Type(Announcement.Kind.SYSTEM);
                case "alert" -> new Type(Announcement.Kind.ALERT);
                default ->
                        throw new InvalidValueException(
                                "unknown_value", "The type is system or alert.");
            };
        }
    }

    /** The word for how urgent it is. */
    record Urgency(Priority priority) {

        static Urgency of(String text) {
            return switch (text) {
                case "normal" -> new Urgency(Priority.NORMAL);
                case "high" -> new Urgency(Priority.HIGH);
                default ->
                        throw new InvalidValueException(
                                "unknown_value", "The priority is normal or high.");
            };
        }
    }

    /** A point in time. */
    record Moment(Instant instant) {

        static Moment of(String text) {
            try {
                return new Moment(Instant.parse(text.toUpperCase(Locale.ROOT)));
            } catch (DateTimeException _) {
                throw new InvalidValueException(
                        "invalid_time", "This is a time such as 2026-11-20T08:49:13Z.");
            }
        }
    }

    Announcement announcement() {
        return new Announcement(
                Type.of(type).kind(),
                new Announcement.Title(title),
                new Announcement.Content(content),
                Optional.ofNullable(priority)
                        .map(word -> Urgency.of(word).priority())
                        .orElse(Priority.NORMAL),
                Optional.ofNullable(actionUrl).map(Announcement.ActionUrl::new),
                Optional.ofNullable(expiresAt).map(text -> Moment.of(text).instant()));
    }

    /**
     * The people it is for; empty for everybody.
     *
     * @throws ProblemException 400 when neither they nor everybody is named, or both
     */
    Optional<Audience.Chosen> chosen() {
        boolean everybody = Boolean.TRUE.equals(all);
        if (everybody == (userIds != null)) {
            throw new ProblemException(
                    Problem.invalid(
                            "userIds",
                            "required",
                            "Please name either the people, or all of them with all: true."));
        }
        return Optional.ofNullable(userIds).map(AnnouncementRequest::chosen);
    }

    private static Audience.Chosen chosen(List<String> userIds) {
        for (var userId : userIds) {
            if (!NUMBER.matcher(userId).matches()) {
                throw new ProblemException(
                        Problem.invalid(
                                "userIds", "invalid_id", "The number of a user is no such text."));
            }
        }
        try {
            return Audience.Chosen.of(
                    userIds.stream().map(Long::parseLong).map(AccountId::new).toList());
        } catch (InvalidValueException e) {
            throw new ProblemException(Problem.invalid("userIds", e));
        }
    }
}
