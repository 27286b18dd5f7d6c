package dev.pacenote.adapters.out.postgres.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.postgres.delivery.device.PostgresDevices;
import dev.pacenote.adapters.out.postgres.delivery.webhook.PostgresWebhooks;
import dev.pacenote.adapters.out.postgres.identity.account.PostgresAccounts;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.StandaloneStores;
import dev.pacenote.adapters.out.postgres.platform.TestPostgres;
import dev.pacenote.application.contracts.delivery.device.DevicesContract;
import dev.pacenote.application.contracts.delivery.webhook.WebhooksContract;
import dev.pacenote.application.delivery.device.DeviceSamples;
import dev.pacenote.application.delivery.device.Devices;
import dev.pacenote.application.delivery.webhook.Webhooks;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.PlainSeal;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.SecretSeal;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.delivery.device.Device;
import dev.pacenote.domain.delivery.device.DeviceName;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Where people are told: their devices and webhooks. */
class PostgresTargetsTest {

    private static final AtomicBoolean SECRET_LOST = new AtomicBoolean();

    /** As the real one is after the secret was changed. */
    private static final SecretSeal SEAL =
            new SecretSeal() {
                private final SecretSeal plain = new PlainSeal();

                @Override
                public String seal(String place, String text) {
                    return plain.seal(place, text);
                }

                @Override
                public Optional<String> open(String place, String sealed) {
                    return SECRET_LOST.get() ? Optional.empty() : plain.open(place, sealed);
                }
            };

    private static final PostgresStore STORE = PostgresStore.open(TestPostgres.settings());
    private static final StandaloneStores BEANS = new StandaloneStores(STORE, SEAL);

    @AfterAll
    static void close() {
        BEANS.close();
        STORE.close();
    }

    @Nested
    class OfDevices implements DevicesContract {

        @Override
        public Devices devices() {
            return BEANS.get(PostgresDevices.class);
        }

        @Override
        public Accounts accounts() {
            return BEANS.get(PostgresAccounts.class);
        }

        @Override
        public Transactions transactions() {
            return STORE;
        }

        @Test
        void a_device_that_nobody_can_open_any_more_keeps_its_browser_from_nothing() {
            var device = DeviceSamples.device(Samples.account(accounts()).id(), Samples.NOON);
            devices().insert(device);
            var again =
                    Device.registered(
                            UUID.randomUUID(),
                            device.owner(),
                            device.target(),
                            new DeviceName("Safari"),
                            Samples.NOON);
            SECRET_LOST.set(true);
            try {
                assertThat(devices().of(device.account())).isEmpty();
                assertThat(devices().insert(again)).isTrue();
            } finally {
                SECRET_LOST.set(false);
            }
            assertThat(devices().of(device.account())).containsExactly(again);
        }
    }

    @Nested
    class OfWebhooks implements WebhooksContract {

        @Override
        public Webhooks webhooks() {
            return BEANS.get(PostgresWebhooks.class);
        }

        @Override
        public Accounts accounts() {
            return BEANS.get(PostgresAccounts.class);
        }

        @Override
        public Transactions transactions() {
            return STORE;
        }
    }
}
