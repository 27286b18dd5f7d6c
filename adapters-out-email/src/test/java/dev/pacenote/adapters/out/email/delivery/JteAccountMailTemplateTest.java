package dev.pacenote.adapters.out.email.delivery;

import dev.pacenote.application.contracts.delivery.mail.AccountMailTemplateContract;
import dev.pacenote.application.delivery.mail.AccountMailTemplate;

class JteAccountMailTemplateTest implements AccountMailTemplateContract {

    @Override
    public AccountMailTemplate template() {
        return new JteAccountMailTemplate(new MailTemplates());
    }
}
