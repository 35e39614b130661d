using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Accounts;

/// <summary>Tells people by mail what was changed about signing in, so that they notice if it wasn't them.</summary>
internal sealed class SecurityNotices(PaceDbContext db, Outbox outbox)
{
    /// <summary>Sends a notice to the person's address, or to the one they had before.</summary>
    public Task SendAsync(Person person, string whatHappened, string? to = null)
    {
        outbox.Add(to ?? person.Email!, new SecurityLetter { WhatHappened = whatHappened });
        return db.SaveChangesAsync();
    }
}
