using Pace.Learning.Web.Platform.KeptForms;
using Pace.Learning.Web.Platform.Security.Rotation;

namespace Pace.Learning.Web.Agreements.Identity;

/// <summary>What people who sign by a link typed and haven't sent is kept under a hash of their mailbox.</summary>
internal sealed class GuestSeals(PaceDbContext db, KeptFormStore forms) : ISealedByMaster
{
    public string Name => "what people who sign by a link haven't sent";

    public Task<Moved> MoveAsync(MasterKey master, CancellationToken cancellation) => db.MoveAsync(
        db.SigningLinks.Select(l => l.Email).Distinct().OrderBy(e => e), emails => db.SigningLinks.Where(l => EF.Parameter(emails).Contains(l.Email)).Select(l => l.Email).Distinct(),
        (email, stop) => forms.MoveAsync(SigningGuest.IdOf(master.Before!, email), SigningGuest.IdOf(master, email), stop), cancellation);
}
