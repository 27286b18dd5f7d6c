package dev.pacenote.adapters.in.http.notice.inbox;

import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.notice.inbox.LimitReadState;
import dev.pacenote.domain.identity.account.AccountId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Whose marks a request sets, unless they have set too many. */
@Singleton
public final class ReadStateMarks {

    private final LimitReadState limit;

    ReadStateMarks(LimitReadState limit) {
        this.limit = limit;
    }

    /**
     * The account of the caller, who sets one more mark.
     *
     * @throws ProblemException 429 when these are too many
     */
    public AccountId by(Caller caller) {
        limit.refused(caller.user())
                .ifPresent(
                        wait -> {
                            throw new ProblemException(Problem.tooMany(wait));
                        });
        return caller.user();
    }

    /** The same for a frame of a socket: why it may not set one more mark, if so. */
    public Optional<String> refusal(AccountId account) {
        return limit.refused(account).map(wait -> "RATE_LIMITED");
    }
}
