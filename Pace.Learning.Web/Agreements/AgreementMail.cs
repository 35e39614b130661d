using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Agreements.Letters;
using Pace.Learning.Web.Agreements.Plans;
using Pace.Learning.Web.Agreements.Reviews;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Platform.Mail;
using Pace.Learning.Web.Platform.Mail.Letters;

namespace Pace.Learning.Web.Agreements;

/// <summary>
/// Who hears of what. Mail is written in the transaction of the act that causes it. Somebody who is asked to sign two documents at once gets one mail, with one link.
/// </summary>
internal sealed class AgreementMail(PaceDbContext db, Outbox outbox, PublicUrl site, AreaDirectory areas, PersonDirectory people, IOptions<PaceOptions> options)
{
    private readonly Dictionary<Guid, IReadOnlyList<string>> leads = [];
    private readonly HashSet<string> written = [];
    private bool isSilent;

    public void Begin()
    {
        leads.Clear();
        written.Clear();
    }

    /// <summary>Writes nothing from now on: made-up people get no mail.</summary>
    public void BeSilent() => isSilent = true;

    public async Task WriteAsync(IReadOnlyList<Agreement> agreements, DateTime now, CancellationToken cancellation)
    {
        if (isSilent)
        {
            return;
        }
        Invite([.. agreements.SelectMany(s => s.Happened.Where(NeedsLink).Select(e => (s, e)))], now);
        foreach (var agreement in agreements)
        {
            foreach (var happened in agreement.Happened)
            {
                await TellAsync(agreement, happened, cancellation);
            }
        }
    }

    /// <summary>A review was opened: both sides are told. Leads hear of one that opens by itself from its own news.</summary>
    public async Task TellOfReviewAsync(Agreement agreement, Review review, CancellationToken cancellation)
    {
        if (isSilent)
        {
            return;
        }
        var letter = new ReviewOpenedLetter { Agreement = agreement, Review = review, Url = Url(PlanAddresses.Review(agreement.Id, review.Id)) };
        foreach (var address in (review.OpenedBy is null ? [] : await LeadsOfAsync(agreement, cancellation)).Append(options.Value.Organisation.ContactEmail))
        {
            Write(address, letter, $"agreement/review/{review.Id:N}/{Signatures.TextHash.Of(EmailAddress.Normalized(address))[..16]}");
        }
    }

    private static bool NeedsLink(AgreementEvent happened) => happened.Signatory is { State: SignatoryState.Invited }
        && happened.Kind is AgreementEventKind.Invited or AgreementEventKind.Resent or AgreementEventKind.LinkRenewed or AgreementEventKind.Reminded or AgreementEventKind.Reinvited;

    private void Invite(IReadOnlyList<(Agreement Agreement, AgreementEvent Event)> asked, DateTime now)
    {
        // There can be no link without the site's address. Whoever acts does so in a request; only made-up data is made without one.
        foreach (var person in asked.Where(_ => site.IsKnown).Where(a => a.Event.Signatory!.State == SignatoryState.Invited).GroupBy(a => a.Event.Signatory!.NormalizedEmail))
        {
            var (first, all) = (person.First(), person.ToList());
            var (link, token) = SigningLink.For(first.Event.Signatory!.Email!, now);
            db.SigningLinks.Add(link);
            all.ForEach(a => a.Event.Signatory!.LinkBy(link.Id));
            var letter = new InvitationLetter
            {
                Invitation = Invitation.To([.. all.Select(a => (a.Agreement, a.Event.Signatory!))]), Kind = first.Event.Kind, Words = first.Event.Words, Url = site.Of(AgreementAddresses.Link(token)),
            };
            outbox.Add(link.Email, letter, $"agreement/link/{link.Id:N}");
        }
    }

    private async Task TellAsync(Agreement agreement, AgreementEvent happened, CancellationToken cancellation)
    {
        var status = Url(agreement.WasInForce ? $"/agreements/check/{agreement.Code}" : $"/agreements/{agreement.Id}");
        switch (happened.Kind)
        {
            case AgreementEventKind.Signed:
                Send(happened.Signatory!.Email, new SignedLetter { Agreement = agreement, Happened = happened });
                break;
            case AgreementEventKind.Declined:
                await TellPeopleAsync(agreement, happened, (url, byLink) => new DeclinedLetter { Agreement = agreement, Happened = happened, Url = url, OpensByInvitation = byLink }, cancellation);
                break;
            case AgreementEventKind.Resumed:
                await TellOfAnswerAsync(agreement, happened, cancellation);
                break;
            case AgreementEventKind.Delegated:
                await TellLeadsAsync(new DelegatedLetter { Agreement = agreement, Happened = happened, Url = status }, cancellation);
                break;
            case AgreementEventKind.Replaced or AgreementEventKind.Removed when happened.Signatory is not null:
                ThankForNothing(agreement, happened);
                break;
            case AgreementEventKind.Expired:
                await TellLeadsAsync(new ExpiredLetter { Agreement = agreement, Happened = happened, Url = status }, cancellation);
                break;
            case AgreementEventKind.Completed:
                await TellLeadsAsync(new CompletedLetter { Agreement = agreement, Happened = happened, Url = status }, cancellation);
                TellStaff(new WaitsForUsLetter { Agreement = agreement, Happened = happened, Url = Url($"/manage/agreements/{agreement.Id}") });
                break;
            case AgreementEventKind.Questioned:
                await TellLeadsAsync(new QuestionedLetter { Agreement = agreement, Happened = happened, Url = status }, cancellation);
                break;
            case AgreementEventKind.Answered:
                TellStaff(new AnsweredLetter { Agreement = agreement, Happened = happened, Url = Url($"/manage/agreements/{agreement.Id}") });
                break;
            case AgreementEventKind.Corrected:
                await TellPeopleAsync(agreement, happened, (url, byLink) => new CorrectedLetter { Agreement = agreement, Happened = happened, Url = url, OpensByInvitation = byLink }, cancellation);
                break;
            // Somebody may be asked in several places: everybody hears of their name once.
            case AgreementEventKind.Renamed when agreement.Happened.First(e => e.Kind == AgreementEventKind.Renamed) == happened:
                await TellPeopleAsync(agreement, happened, (url, byLink) => new RenamedLetter { Agreement = agreement, Happened = happened, Url = url, OpensByInvitation = byLink }, cancellation);
                break;
            case AgreementEventKind.Countersigned:
                await GiveCopiesAsync(agreement, happened, status, cancellation);
                break;
            case AgreementEventKind.Cancelled:
                await TellPeopleAsync(agreement, happened, (url, _) => new CancelledLetter { Agreement = agreement, Happened = happened, Url = url }, cancellation);
                break;
            case AgreementEventKind.WithdrawalAsked:
                await TellBothSidesAsync(new WithdrawalAskedLetter { Agreement = agreement, Happened = happened, Url = Url(AgreementAddresses.Status(agreement.Id)) }, cancellation);
                break;
            case AgreementEventKind.WithdrawalDropped:
                await TellBothSidesAsync(new WithdrawalDroppedLetter { Agreement = agreement, Happened = happened, Url = Url(AgreementAddresses.Status(agreement.Id)) }, cancellation);
                break;
            case AgreementEventKind.Withdrawn:
                await TellAllAsync(new WithdrawnLetter { Agreement = agreement, Happened = happened, Url = status }, cancellation);
                break;
            case AgreementEventKind.Lapsed:
                await TellAllAsync(new LapsedLetter { Agreement = agreement, Happened = happened, Url = status }, cancellation);
                break;
            case AgreementEventKind.AreaEnded:
                await TellAllAsync(new AreaEndedLetter { Agreement = agreement, Happened = happened, Url = status }, cancellation);
                break;
            case AgreementEventKind.Reinstated:
                await TellAllAsync(new ReinstatedLetter { Agreement = agreement, Happened = happened, Url = status }, cancellation);
                break;
            case AgreementEventKind.RenewalAsked:
                await TellLeadsAsync(new RenewalAskedLetter { Agreement = agreement, Happened = happened, Url = Url(AgreementAddresses.Renew(agreement.Id)) }, cancellation);
                break;
            case AgreementEventKind.EndNear:
                await TellLeadsAsync(new EndNearLetter { Agreement = agreement, Happened = happened, Url = Url(AgreementAddresses.Renew(agreement.Id)) }, cancellation);
                break;
            case AgreementEventKind.ReviewDue:
                await TellLeadsAsync(new ReviewDueLetter { Agreement = agreement, Happened = happened, Url = Url(PlanAddresses.Reviews(agreement.Id)) }, cancellation);
                break;
            case AgreementEventKind.Reviewed:
                await TellAllAsync(new ReviewedLetter { Agreement = agreement, Happened = happened, Url = status }, cancellation);
                break;
            default:
                break;
        }
    }

    // Who is asked to sign in the same act hears of the answer in their invitation. Whoever's turn it still is gets a link, since without an account there is no other way
    // in; not while they are reading, because it would end what they have open.
    private async Task TellOfAnswerAsync(Agreement agreement, AgreementEvent happened, CancellationToken cancellation)
    {
        var answer = agreement.Happened.Last(e => e.Kind is AgreementEventKind.Reinvited or AgreementEventKind.Replaced or AgreementEventKind.Removed);
        var invited = agreement.Happened.Where(NeedsLink).Select(e => e.Signatory!.NormalizedEmail).ToHashSet();
        var (status, asked, accounts) = (Url(AgreementAddresses.Status(agreement.Id)), Asked(agreement), await WithAccountAsync(agreement, cancellation));
        foreach (var person in asked.Where(p => !invited.Contains(p.Key)))
        {
            var open = person.Where(p => IsOpen(p, happened.At)).ToList();
            var isReading = open.Exists(p => happened.At - p.OpenedAt < Signatory.ReadingTime);
            Send(person.First().Email, new ResumedLetter
            {
                Agreement = agreement, Happened = happened, Answer = answer, IsYourTurn = open.Count > 0,
                Url = open.Count == 0 ? accounts.Contains(person.Key) ? status : null : isReading ? null : LinkFor(open, happened.At),
            });
        }
        foreach (var address in (await LeadsOfAsync(agreement, cancellation)).Where(a => asked.All(p => p.Key != EmailAddress.Normalized(a))))
        {
            Send(address, new ResumedLetter { Agreement = agreement, Happened = happened, Answer = answer, Url = status });
        }
    }

    // One person may stand in several places: one mail, with one link to all of them.
    private static IReadOnlyList<IGrouping<string, Signatory>> Asked(Agreement agreement) =>
        [.. agreement.Signatories.Where(p => p is { HasAPart: true, InvitedAt: not null, Email: not null }).GroupBy(p => p.NormalizedEmail!)];

    private static bool IsOpen(Signatory place, DateTime now) => place.State == SignatoryState.Invited && !place.HasExpired(now);

    private async Task<HashSet<string>> WithAccountAsync(Agreement agreement, CancellationToken cancellation)
    {
        var asked = agreement.Signatories.Select(p => p.NormalizedEmail).OfType<string>().ToList();
        return [.. await people.Contacts.Where(p => p.IsConfirmed && asked.Contains(p.NormalizedEmail)).Select(p => p.NormalizedEmail).ToListAsync(cancellation)];
    }

    private string? LinkFor(List<Signatory> places, DateTime now)
    {
        if (!site.IsKnown)
        {
            return null;
        }
        var (link, token) = SigningLink.For(places[0].Email!, now);
        db.SigningLinks.Add(link);
        foreach (var place in places)
        {
            place.LinkBy(link.Id);
        }
        return site.Of(AgreementAddresses.Link(token));
    }

    private void ThankForNothing(Agreement agreement, AgreementEvent happened)
    {
        var gone = happened.Kind == AgreementEventKind.Removed
            ? happened.Signatory!
            : agreement.Signatories.Where(p => p.State == SignatoryState.Removed && p.RoleKey == happened.Signatory!.RoleKey && p.Since == happened.At).MaxBy(p => p.Id);
        // Whoever is still asked in another place would be misled.
        if (gone?.InvitedAt is not null && !agreement.Signatories.Any(p => p.HasAPart && p.NormalizedEmail == gone.NormalizedEmail))
        {
            Send(gone.Email, new NoLongerAskedLetter { Agreement = agreement, Happened = happened, Name = gone.PersonName });
        }
    }

    /// <summary>Everybody who signed gets their copy, with an account or without; the leads who didn't sign are told.</summary>
    private async Task GiveCopiesAsync(Agreement agreement, AgreementEvent happened, string? status, CancellationToken cancellation)
    {
        var signed = agreement.Signatories.Where(p => p is { Signature: not null, Email: not null }).DistinctBy(p => p.NormalizedEmail).ToList();
        foreach (var signatory in signed.Where(_ => site.IsKnown))
        {
            Send(signatory.Email, new FinishedLetter
            {
                Agreement = agreement, Happened = happened, Name = signatory.PersonName, CopyUrl = CopyUrl(signatory.Email!, happened.At), CopiesUrl = site.Of(AgreementAddresses.Copies),
            });
        }
        foreach (var address in await LeadsOfAsync(agreement, cancellation))
        {
            if (signed.TrueForAll(p => p.NormalizedEmail != EmailAddress.Normalized(address)))
            {
                Send(address, new InForceLetter { Agreement = agreement, Happened = happened, Url = status });
            }
        }
    }

    private string CopyUrl(string email, DateTime now)
    {
        var (link, token) = SigningLink.For(email, now, isForCopy: true);
        db.SigningLinks.Add(link);
        return site.Of(AgreementAddresses.CopyLink(token));
    }

    private async Task TellAllAsync(AgreementNews letter, CancellationToken cancellation)
    {
        var people = letter.Agreement.Signatories.Where(p => p.HasAPart && p.InvitedAt is not null).Select(p => p.Email).OfType<string>();
        foreach (var address in people.Concat(await LeadsOfAsync(letter.Agreement, cancellation)).DistinctBy(EmailAddress.Normalized))
        {
            Send(address, letter);
        }
    }

    /// <summary>The same before it is in force: whoever has no account comes in by their invitation, as long as that is open.</summary>
    private async Task TellPeopleAsync(Agreement agreement, AgreementEvent happened, Func<string?, bool, AgreementNews> write, CancellationToken cancellation)
    {
        var (status, asked, accounts) = (Url(AgreementAddresses.Status(agreement.Id)), Asked(agreement), await WithAccountAsync(agreement, cancellation));
        foreach (var person in asked)
        {
            var hasAccount = accounts.Contains(person.Key);
            Send(person.First().Email, write(hasAccount ? status : null, !hasAccount && person.Any(p => IsOpen(p, happened.At))));
        }
        foreach (var address in (await LeadsOfAsync(agreement, cancellation)).Where(a => asked.All(p => p.Key != EmailAddress.Normalized(a))))
        {
            Send(address, write(status, false));
        }
    }

    private async Task TellLeadsAsync(AgreementNews letter, CancellationToken cancellation)
    {
        foreach (var address in await LeadsOfAsync(letter.Agreement, cancellation))
        {
            Send(address, letter);
        }
    }

    private async Task TellBothSidesAsync(AgreementNews letter, CancellationToken cancellation)
    {
        await TellLeadsAsync(letter, cancellation);
        TellStaff(letter);
    }

    private void TellStaff(AgreementNews letter) => Send(options.Value.Organisation.ContactEmail, letter);

    private async Task<IReadOnlyList<string>> LeadsOfAsync(Agreement agreement, CancellationToken cancellation)
    {
        if (!leads.TryGetValue(agreement.AreaId, out var addresses))
        {
            var ids = await areas.LeadsOfAsync(agreement.AreaId, cancellation);
            leads[agreement.AreaId] = addresses = [.. (await people.OfAsync(ids, cancellation)).Values.Select(p => p.Email).Where(e => e.Length > 0)];
        }
        return addresses;
    }

    private string? Url(string path) => site.IsKnown ? site.Of(path) : null;

    // Once an event and address: a second try of the same act can't send a second mail.
    private void Send(string? to, AgreementNews letter)
    {
        if (to is not null)
        {
            var happened = letter.Happened;
            Write(to, letter, $"agreement/{happened.AgreementId:N}/{happened.Number}/{Signatures.TextHash.Of(EmailAddress.Normalized(to))[..16]}");
        }
    }

    // A lead may read our own mailbox as well.
    private void Write(string to, Letter letter, string key)
    {
        if (written.Add(key))
        {
            outbox.Add(to, letter, key);
        }
    }
}
