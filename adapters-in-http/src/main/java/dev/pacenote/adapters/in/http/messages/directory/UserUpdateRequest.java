package dev.pacenote.adapters.in.http.messages.directory;

import dev.pacenote.adapters.in.http.notice.UserView;
import dev.pacenote.adapters.in.http.notice.UserViews;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.request.body.BodyLimit;
import dev.pacenote.adapters.in.http.platform.request.body.BodyRequired;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.body.Patch;
import dev.pacenote.adapters.in.http.platform.request.validation.Strict;
import dev.pacenote.application.notice.UserChange;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.NamePart;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.notice.preference.PreferencePatch;
import dev.pacenote.domain.platform.InvalidValueException;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is to be different about a user. Members that the caller may not write may repeat what is so
 * already, so that a client can send back what it read.
 *
 * @param pendingEmail null: the address that waits to be confirmed is not wanted any more
 * @param currentPassword proves that the caller may give another address as theirs
 */
@Schema(name = "SiteUserUpdate", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
@BodyLimit(BodyLimit.SMALL)
@Introspected
@Strict
@BodyRequired
record UserUpdateRequest(
        @Schema(
                        implementation = String.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<String> email,
        @Schema(
                        implementation = String.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<String> firstName,
        @Schema(
                        implementation = String.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<String> lastName,
        @Schema(
                        type = "object",
                        implementation = Object.class,
                        additionalProperties = Schema.AdditionalPropertiesValue.TRUE,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<Object> settings,
        @Schema(
                        implementation = String.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<String> role,
        @Schema(
                        implementation = String.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<String> status,
        @Nullable String currentPassword,
        @Schema(
                        implementation = String.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<String> userId,
        @Schema(
                        implementation = String.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<String> pendingEmail,
        @Schema(
                        implementation = Boolean.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<Boolean> emailVerified,
        @Schema(
                        implementation = String.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<String> username,
        @Schema(
                        implementation = String.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<String> displayName,
        @Schema(
                        implementation = Long.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<Long> version,
        @Schema(
                        implementation = String.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<String> createdAt,
        @Schema(
                        implementation = String.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<String> updatedAt)
        implements JsonBody {

    @Override
    public String toString() {
        return "UserUpdateRequest[hidden]";
    }

    /**
     * The change that is asked for.
     *
     * @param present the user as the caller may see it
     * @param admin whether the caller may write role and status
     * @throws ProblemException 400 when it names nothing that could be written, or changes what
     *     nobody may write
     */
    UserChange change(UserView present, boolean admin, UserViews views) {
        if (!changesReadOnly(present, admin).isEmpty()) {
            throw UserViews.invalidUpdate(
                    changesReadOnly(present, admin).orElseThrow() + " cannot be written.");
        }
        var patch = choices(views);
        boolean named =
                Stream.of(email, firstName, lastName).anyMatch(UserUpdateRequest::isNamed)
                        || cancels(present)
                        || !patch.changes().isEmpty()
                        || (admin && Stream.of(role, status).anyMatch(UserUpdateRequest::isNamed));
        if (!named) {
            throw UserViews.invalidUpdate("The request names nothing that could be written.");
        }
        return new UserChange(
                value(email, present.email(), UserUpdateRequest::address),
                cancels(present),
                value(firstName, present.firstName(), text -> part("firstName", text)),
                value(lastName, present.lastName(), text -> part("lastName", text)),
                patch,
                value(role, present.role(), UserUpdateRequest::role),
                value(status, present.status(), UserUpdateRequest::enabled));
    }

    private boolean cancels(UserView present) {
        return pendingEmail instanceof Patch.Cleared<String> && present.pendingEmail() != null;
    }

    private static boolean isNamed(Patch<?> patch) {
        return !(patch instanceof Patch.Absent<?>);
    }

    private Optional<String> changesReadOnly(UserView present, boolean admin) {
        return Stream.of(
                        different("userId", userId, present.userId()),
                        pendingEmail instanceof Patch.Cleared<String>
                                ? Optional.<String>empty()
                                : different("pendingEmail", pendingEmail, present.pendingEmail()),
                        different("emailVerified", emailVerified, present.emailVerified()),
                        different("username", username, present.username()),
                        different("displayName", displayName, present.displayName()),
                        different("version", version, present.version()),
                        different("createdAt", createdAt, present.createdAt()),
                        different("updatedAt", updatedAt, present.updatedAt()),
                        admin ? Optional.<String>empty() : different("role", role, present.role()),
                        admin
                                ? Optional.<String>empty()
                                : different("status", status, present.status()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static <T> Optional<String> different(
            String name, Patch<T> wanted, @Nullable Object present) {
        return switch (wanted) {
            case Patch.Absent<T> _ -> Optional.empty();
            case Patch.Cleared<T> _ -> present == null ? Optional.empty() : Optional.of(name);
            case Patch.Replaced<T>(var value) ->
                    Objects.equals(value, present) ? Optional.empty() : Optional.of(name);
        };
    }

    private PreferencePatch choices(UserViews views) {
        return switch (settings) {
            case Patch.Absent<Object> _ -> PreferencePatch.NONE;
            case Patch.Cleared<Object> _ -> throw noObject();
            case Patch.Replaced<Object>(var tree) -> {
                if (!(tree instanceof Map<?, ?> members)) {
                    throw noObject();
                }
                @SuppressWarnings("unchecked") // names of a JSON object
                var named = (Map<String, ?>) members;
                yield views.patch(named, "settings.");
            }
        };
    }

    private static ProblemException noObject() {
        return new ProblemException(
                Problem.invalid("settings", "wrong_type", "settings must be an object."));
    }

    private static <T> Optional<T> value(
            Patch<String> wanted, @Nullable String present, Function<String, T> reading) {
        return switch (wanted) {
            case Patch.Absent<String> _ -> Optional.empty();
            case Patch.Cleared<String> _ -> {
                if (present != null) {
                    throw UserViews.invalidUpdate("What is there cannot be taken away.");
                }
                yield Optional.empty();
            }
            case Patch.Replaced<String>(var text) ->
                    text.equals(present) ? Optional.empty() : Optional.of(reading.apply(text));
        };
    }

    static EmailAddress address(String text) {
        try {
            return new EmailAddress(text);
        } catch (InvalidValueException e) {
            throw new ProblemException(
                    Problem.of(
                            400,
                            "invalid_email",
                            "Please check the address",
                            String.valueOf(e.getMessage())));
        }
    }

    static NamePart part(String field, String text) {
        try {
            return new NamePart(text);
        } catch (InvalidValueException e) {
            throw new ProblemException(Problem.invalid(field, e));
        }
    }

    private static Role role(String word) {
        try {
            return Role.of(word);
        } catch (InvalidValueException e) {
            throw new ProblemException(Problem.invalid("role", e));
        }
    }

    private static boolean enabled(String word) {
        return switch (word) {
            case "active" -> true;
            case "disabled" -> false;
            default ->
                    throw new ProblemException(
                            Problem.invalid(
                                    "status",
                                    "unknown_value",
                                    "status must be active or disabled."));
        };
    }
}
