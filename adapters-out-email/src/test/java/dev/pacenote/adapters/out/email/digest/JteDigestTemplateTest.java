package dev.pacenote.adapters.out.email.digest;

import dev.pacenote.adapters.out.email.delivery.MailTemplates;
import dev.pacenote.application.contracts.digest.DigestTemplateContract;
import dev.pacenote.application.digest.DigestTemplate;

class JteDigestTemplateTest implements DigestTemplateContract {

    @Override
    public DigestTemplate template() {
        return new JteDigestTemplate(new MailTemplates());
    }
}
