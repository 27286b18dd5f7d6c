package dev.pacenote.architecture;

import java.util.Set;

/** What shared features still know of later ones and of areas. Lines may go, and none may come. */
final class KnownArrows {

    /** Module, type of a feature, and the type that it should not know. */
    static final Set<String> WRONG =
            Set.of(
                    "adapters.in.http admin.OverviewController -> trackmania.PositionFacts",
                    "adapters.in.http admin.OverviewController -> trackmania.RecordFacts",
                    "adapters.in.http dailyrun.RunView -> trackmania.PositionFacts",
                    "adapters.in.http dailyrun.RunView -> trackmania.RecordFacts",
                    "adapters.in.http digest.HistoryController -> trackmania.PositionFacts",
                    "adapters.in.http digest.HistoryController -> trackmania.RecordFacts",
                    "adapters.in.http identity.MailLinksController -> notice.Unsubscribe",
                    "adapters.in.http platform.HealthController -> dailyrun.DailyRun",
                    "adapters.in.http platform.HealthController -> dailyrun.DailyRuns",
                    "adapters.in.http platform.HealthController -> dailyrun.RunAge",
                    "adapters.in.http platform.HealthController -> dailyrun.RunState",
                    "adapters.in.scheduler identity.AccountMailJobs -> delivery.RetrySchedule",
                    "adapters.in.scheduler identity.AccountMailJobs -> delivery.SendAccountMail",
                    "adapters.out.postgres platform.Rows -> trackmania.Board",
                    "adapters.out.postgres platform.Rows -> trackmania.BoardJson",
                    "adapters.out.postgres platform.Rows -> trackmania.MapUid");

    /** Shared sources with the name of an area in them. */
    static final Set<String> NAME_AN_AREA =
            Set.of(
                    "Configuration.java",
                    "ConfigurationCheck.java",
                    "DailyRunFactory.java",
                    "DemoData.java",
                    "DigestFactory.java",
                    "Doctor.java",
                    "Examples.java",
                    "HistoryController.java",
                    "LambdaDefaults.java",
                    "LambdaService.java",
                    "LookupFactory.java",
                    "MessageTypes.java",
                    "OverviewController.java",
                    "PacenoteServer.java",
                    "Rows.java",
                    "RunView.java",
                    "SandboxConfiguration.java",
                    "SandboxServices.java",
                    "SearchWorker.java",
                    "TrackmaniaFactory.java",
                    "TrackmaniaLambdaDefaults.java",
                    "TrackmaniaServerDefaults.java",
                    "UpstreamCheck.java",
                    "WebAppFilter.java",
                    "package-info.java");

    private KnownArrows() {}
}
