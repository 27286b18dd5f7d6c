package dev.pacenote.acceptance.identity;

import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.LambdaAssembly;
import dev.pacenote.adapters.out.dynamodb.identity.session.DynamoSessions;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.postgres.admin.PostgresAuditLog;
import dev.pacenote.adapters.out.postgres.admin.PostgresFeedbackMessages;
import dev.pacenote.adapters.out.postgres.admin.PostgresOverview;
import dev.pacenote.adapters.out.postgres.admin.PostgresUserDirectory;
import dev.pacenote.adapters.out.postgres.dailyrun.PostgresDailyRuns;
import dev.pacenote.adapters.out.postgres.dailyrun.PostgresDryRunPreviews;
import dev.pacenote.adapters.out.postgres.dailyrun.PostgresRunLock;
import dev.pacenote.adapters.out.postgres.dailyrun.PostgresRunNotes;
import dev.pacenote.adapters.out.postgres.digest.PostgresCoverages;
import dev.pacenote.adapters.out.postgres.digest.PostgresDailyEmails;
import dev.pacenote.adapters.out.postgres.digest.PostgresDigestHistory;
import dev.pacenote.adapters.out.postgres.digest.PostgresDigestItems;
import dev.pacenote.adapters.out.postgres.identity.account.AccountMailJson;
import dev.pacenote.adapters.out.postgres.identity.account.PostgresAccounts;
import dev.pacenote.adapters.out.postgres.identity.credential.PostgresCredentials;
import dev.pacenote.adapters.out.postgres.notice.PostgresNoticePreferences;
import dev.pacenote.adapters.out.postgres.notice.PostgresNotices;
import dev.pacenote.adapters.out.postgres.platform.PostgresOutbox;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.StandaloneStores;
import dev.pacenote.adapters.out.postgres.platform.limit.PostgresRateLimiter;
import dev.pacenote.adapters.out.postgres.platform.setting.PostgresSettings;
import dev.pacenote.adapters.out.postgres.trackmania.alert.PostgresCoveredMaps;
import dev.pacenote.adapters.out.postgres.trackmania.alert.PostgresMapperAlerts;
import dev.pacenote.adapters.out.postgres.trackmania.board.PostgresFetchedBoards;
import dev.pacenote.adapters.out.postgres.trackmania.board.PostgresMapCatalog;
import dev.pacenote.adapters.out.postgres.trackmania.board.PostgresPlayerNameCache;
import dev.pacenote.adapters.out.postgres.trackmania.driver.PostgresDriverNotifications;
import dev.pacenote.adapters.out.postgres.trackmania.driver.PostgresDrivers;
import dev.pacenote.adapters.out.postgres.trackmania.search.PostgresSearchJobs;
import dev.pacenote.adapters.out.postgres.trackmania.survey.PostgresKnownBoards;
import dev.pacenote.adapters.out.postgres.trackmania.survey.PostgresMapWatches;
import dev.pacenote.adapters.out.postgres.trackmania.survey.PostgresRecordEvents;
import dev.pacenote.adapters.out.postgres.trackmania.survey.PostgresWatchSummaries;
import dev.pacenote.application.contracts.identity.account.crash.AccountCrashContract;
import dev.pacenote.application.identity.account.mail.AccountMailCodec;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.platform.Outbox;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Stores;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Accounts in Postgres and sessions in DynamoDB, as the functions have them. */
@Tag("lambda")
class CrashedAccountsTest implements AccountCrashContract {

    private static final PostgresStore STORE =
            PostgresStore.open(
                    new PostgresStore.Settings(
                            TestApplication.newDatabase(), "", "", 4, Duration.ofSeconds(30)));

    private static final StandaloneStores BEANS =
            new StandaloneStores(STORE, Samples.topic(Samples.WEATHER, Optional.empty()));

    private static final Map<String, String> CLOUD =
            LambdaAssembly.createResources(Duration.ofMinutes(1));
    private static final DynamoDbClient DYNAMO =
            DynamoDbClient.builder()
                    .httpClientBuilder(UrlConnectionHttpClient.builder())
                    .endpointOverride(URI.create(variable("AWS_ENDPOINT_URL_DYNAMODB")))
                    .region(Region.of(variable("AWS_REGION")))
                    .build();

    private final Stores stores = stores(sessions());

    @AfterAll
    static void close() {
        DYNAMO.close();
        BEANS.close();
        STORE.close();
    }

    private static String variable(String name) {
        return CLOUD.getOrDefault(name, "");
    }

    private static Sessions sessions() {
        return new DynamoSessions(
                new DynamoTable(() -> DYNAMO, variable("USER_SESSIONS_TABLE_NAME")));
    }

    private static Stores stores(Sessions sessions) {
        return new Stores(
                BEANS.get(PostgresAccounts.class),
                BEANS.get(PostgresCredentials.class),
                sessions,
                BEANS.get(PostgresRateLimiter.class),
                BEANS.get(PostgresMapperAlerts.class),
                BEANS.get(PostgresCoveredMaps.class),
                BEANS.get(PostgresMapWatches.class),
                BEANS.get(PostgresKnownBoards.class),
                BEANS.get(PostgresRecordEvents.class),
                BEANS.get(PostgresWatchSummaries.class),
                BEANS.get(PostgresPlayerNameCache.class),
                BEANS.get(PostgresNoticePreferences.class),
                BEANS.get(PostgresNotices.class),
                BEANS.get(PostgresDigestItems.class),
                BEANS.get(PostgresCoverages.class),
                BEANS.get(PostgresDailyEmails.class),
                BEANS.get(PostgresDigestHistory.class),
                BEANS.get(PostgresDailyRuns.class),
                BEANS.get(PostgresRunNotes.class),
                BEANS.get(PostgresDryRunPreviews.class),
                BEANS.get(PostgresUserDirectory.class),
                BEANS.get(PostgresOverview.class),
                BEANS.get(PostgresSearchJobs.class),
                BEANS.get(PostgresFetchedBoards.class),
                BEANS.get(PostgresMapCatalog.class),
                BEANS.get(PostgresDrivers.class),
                BEANS.get(PostgresDriverNotifications.class),
                BEANS.get(PostgresSettings.class),
                BEANS.get(PostgresFeedbackMessages.class),
                BEANS.get(PostgresAuditLog.class),
                new PostgresRunLock(STORE),
                STORE);
    }

    @Override
    public Stores stores() {
        return stores;
    }

    @Override
    public AccountMailCodec codec() {
        return new AccountMailJson();
    }

    @Override
    public Outbox outbox() {
        return BEANS.get(PostgresOutbox.class);
    }
}
