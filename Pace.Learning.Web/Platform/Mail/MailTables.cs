namespace Pace.Learning.Web.Platform.Mail;

/// <summary>The tables of this part of the platform.</summary>
internal static class MailTables
{
    extension(PaceDbContext db)
    {
        /// <summary>Mail to send, and what was sent lately.</summary>
        public DbSet<OutboxMail> OutboxMails => db.Set<OutboxMail>();

        /// <summary>Which mails were asked for once and must not be again.</summary>
        public DbSet<MailKey> MailKeys => db.Set<MailKey>();

        /// <summary>Part of an act: what is addressed to one address is addressed to another from now on.</summary>
        public Task MoveMailAsync(string from, string to, CancellationToken cancellation) =>
            db.OutboxMails.Where(m => m.To == from).ExecuteUpdateAsync(set => set.SetProperty(m => m.To, to), cancellation);
    }
}
