package dev.pacenote.adapters.in.http.notice;

import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.Problem.FieldError;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.request.EntityTags;
import dev.pacenote.application.notice.User;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.NamePart;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.notice.preference.PreferenceDefinitions;
import dev.pacenote.domain.notice.preference.PreferencePatch;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Map;

/** Shows people their account with what they have chosen, and reads what they choose. */
@Singleton
public final class UserViews {

    private final PreferenceDefinitions definitions;

    UserViews(PreferenceDefinitions definitions) {
        this.definitions = definitions;
    }

    /** All of a user. */
    public UserView of(User user) {
        var account = user.account();
        var name = account.name();
        return new UserView(
                account.id().toString(),
                account.email().map(EmailAddress::value).orElse(null),
                account.pendingEmail().map(EmailAddress::value).orElse(null),
                account.verifiedAt().isPresent(),
                account.profile().username().map(Username::value).orElse(null),
                name.first().map(NamePart::value).orElse(""),
                name.last().map(NamePart::value).orElse(""),
                account.displayName(),
                account.role().wireName(),
                account.enabled() ? UserView.ACTIVE : UserView.DISABLED,
                settings(user),
                user.version(),
                Times.iso(account.createdAt()),
                Times.iso(user.updatedAt()));
    }

    /** What a user has chosen, and what holds where they have not. */
    public Map<String, Object> settings(User user) {
        return definitions.tree(user.preferences(), user.account().zone().getId());
    }

    /** A user as the answer to a request, with the entity tag. */
    public MutableHttpResponse<UserView> answer(User user) {
        return tagged(HttpResponse.ok(of(user)), user);
    }

    /** The same answer with the entity tag of a user. */
    public <B> MutableHttpResponse<B> tagged(MutableHttpResponse<B> answer, User user) {
        return answer.header(HttpHeaders.ETAG, EntityTags.of(user.version()));
    }

    /**
     * What a request chooses.
     *
     * @param at what the fields that are wrong are called before their path: {@code settings.}, or
     *     nothing
     * @throws ProblemException 400 when one is none
     */
    public PreferencePatch patch(Map<String, ?> settings, String at) {
        var patch = definitions.patch(settings);
        if (!patch.faults().isEmpty()) {
            throw new ProblemException(
                    Problem.invalid(
                            patch.faults().stream()
                                    .map(
                                            fault ->
                                                    new FieldError(
                                                            at
                                                                    + fault.path()
                                                                            .substring(1)
                                                                            .replace('/', '.'),
                                                            fault.code(),
                                                            fault.message()))
                                    .toList()));
        }
        return patch;
    }

    /** A request that names nothing that could be written. */
    public static ProblemException invalidUpdate(String detail) {
        return new ProblemException(
                Problem.of(400, "invalid_update", "Nothing was changed", detail));
    }
}
