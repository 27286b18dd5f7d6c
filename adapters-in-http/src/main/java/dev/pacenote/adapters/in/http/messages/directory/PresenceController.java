package dev.pacenote.adapters.in.http.messages.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.request.Parameters;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedBy;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.notice.stream.presence.PresenceAudience;
import dev.pacenote.application.notice.stream.presence.PresenceAudience.Sight;
import dev.pacenote.application.notice.stream.presence.Presences;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.Presence;
import dev.pacenote.domain.platform.InvalidValueException;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Whether people are there with whom somebody has a conversation. */
@Controller("/users/presence")
@Tag(name = "messages")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes(BearerScheme.class)
final class PresenceController {

    private static final int MAX = 100;

    /** Numbers of accounts, with commas between them. */
    record UserNumbers(List<AccountId> accounts) {

        static UserNumbers of(String text) {
            var numbers = text.split(",", -1);
            if (numbers.length > MAX) {
                throw invalid();
            }
            return new UserNumbers(
                    Arrays.stream(numbers)
                            .map(number -> UserIds.read(number).orElseThrow(UserNumbers::invalid))
                            .distinct()
                            .toList());
        }

        private static InvalidValueException invalid() {
            return new InvalidValueException(
                    "invalid_id",
                    "Please give at most 100 numbers of people, with commas between them.");
        }
    }

    /**
     * @param userIds at most 100 numbers of people, with commas between them
     */
    @Introspected
    record Query(
            @QueryValue
                    @NotNull
                    @ParsedBy(UserNumbers.class)
                    @Schema(type = "string", example = "42,43")
                    String userIds)
            implements Parameters {}

    /**
     * @param lastSeenAt not there while the person is online, and when it is not known
     */
    @Schema(name = "UserPresence")
    record PresenceView(
            String userId,
            @Schema(
                            type = "string",
                            allowableValues = {"online", "away", "offline"})
                    String state,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String lastSeenAt) {

        static PresenceView of(AccountId account, Presence presence) {
            return new PresenceView(
                    account.toString(),
                    presence.state().wireName(),
                    Times.iso(presence.lastSeenAt()));
        }
    }

    @Schema(name = "UserPresences")
    record PresenceList(List<PresenceView> items) {}

    private final Presences presences;
    private final PresenceAudience audience;

    PresenceController(Presences presences, PresenceAudience audience) {
        this.presences = presences;
        this.audience = audience;
    }

    /**
     * Returns whether people are there: all who block the caller, hide it or have no conversation
     * with the caller look alike.
     */
    @Get
    PresenceList list(@Parameter(hidden = true) Caller caller, @RequestBean Query query) {
        var people = UserNumbers.of(query.userIds()).accounts();
        var allowed =
                audience
                        .allowed(
                                people.stream()
                                        .map(account -> new Sight(caller.user(), account))
                                        .toList())
                        .stream()
                        .map(Sight::seen)
                        .collect(Collectors.toSet());
        var seen = presences.of(allowed);
        return new PresenceList(
                people.stream()
                        .map(
                                account ->
                                        PresenceView.of(
                                                account,
                                                seen.getOrDefault(account, Presence.UNKNOWN)))
                        .toList());
    }
}
