package dev.pacenote.architecture;

import java.util.Set;

/** What shared features still know of later ones and of areas. Lines may go, and none may come. */
final class KnownArrows {

    /** Module, type of a feature, and the type that it should not know. */
    static final Set<String> WRONG =
            Set.of(
                    "adapters.in.http identity.MailLinksController -> notice.Unsubscribe",
                    "adapters.in.http platform.BearerScheme -> identity.AccountId",
                    "adapters.in.http platform.BearerScheme -> identity.Authenticate",
                    "adapters.in.http platform.BearerScheme -> identity.Role",
                    "adapters.in.http platform.BearerScheme -> identity.SessionId",
                    "adapters.in.http platform.BearerScheme -> identity.Tokens",
                    "adapters.in.http platform.CallerBinder -> identity.Authenticate",
                    "adapters.in.scheduler identity.AccountMailJobs -> delivery.RetrySchedule",
                    "adapters.in.scheduler identity.AccountMailJobs -> delivery.SendAccountMail",
                    "adapters.out.postgres platform.Rows -> trackmania.Board",
                    "adapters.out.postgres platform.Rows -> trackmania.BoardJson",
                    "adapters.out.postgres platform.Rows -> trackmania.MapUid");

    /** Shared sources with the name of an area in them. */
    static final Set<String> NAME_AN_AREA =
            Set.of("MessageTypes.java", "Rows.java", "SearchWorker.java", "package-info.java");

    private KnownArrows() {}
}
