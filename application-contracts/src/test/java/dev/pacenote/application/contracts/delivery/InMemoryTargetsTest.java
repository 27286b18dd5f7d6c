package dev.pacenote.application.contracts.delivery;

import dev.pacenote.application.contracts.delivery.device.DevicesContract;
import dev.pacenote.application.contracts.delivery.webhook.WebhooksContract;
import dev.pacenote.application.contracts.platform.SecretSealContract;
import dev.pacenote.application.delivery.device.Devices;
import dev.pacenote.application.delivery.device.InMemoryDevices;
import dev.pacenote.application.delivery.webhook.InMemoryWebhooks;
import dev.pacenote.application.delivery.webhook.Webhooks;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.platform.PlainSeal;
import dev.pacenote.application.platform.SecretSeal;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.Transactions;
import org.junit.jupiter.api.Nested;

/** Where people are told, in memory. */
class InMemoryTargetsTest implements SecretSealContract {

    @Override
    public SecretSeal seal() {
        return new PlainSeal();
    }

    @Nested
    class OfDevices implements DevicesContract {

        private final Tables tables = new Tables();

        @Override
        public Devices devices() {
            return new InMemoryDevices(tables);
        }

        @Override
        public Accounts accounts() {
            return new InMemoryAccounts(tables);
        }

        @Override
        public Transactions transactions() {
            return tables;
        }
    }

    @Nested
    class OfWebhooks implements WebhooksContract {

        private final Tables tables = new Tables();

        @Override
        public Webhooks webhooks() {
            return new InMemoryWebhooks(tables);
        }

        @Override
        public Accounts accounts() {
            return new InMemoryAccounts(tables);
        }

        @Override
        public Transactions transactions() {
            return tables;
        }
    }
}
