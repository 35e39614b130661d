using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Pace.Learning.Content.Library;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Shared;
using Pace.Learning.Web.Shared.Forms;

namespace Pace.Learning.Web.Agreements.Status;

/// <summary>What a lead does with a few words.</summary>
internal enum ActKind
{
    Add,
    Replace,
    Reinvite,
    Remove,
    Cancel,
    Answer,
    Withdraw,
    Reinstate,
}

/// <summary>One act on a sign-up that needs a form.</summary>
[AllowAnonymous]
internal sealed class ActModel(Visitors visitors, AgreementActs acts, AreaDirectory areas) : AgreementPage(visitors)
{
    /// <summary>The form.</summary>
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ActKind Kind { get; private set; }

    public Place? Place { get; private set; }

    public IReadOnlyList<SelectListItem> Agencies { get; private set; } = [];

    public static IReadOnlyList<Choice> Levels { get; } = [.. WorkforceLevels.All.Select(l => new Choice(l.Slug, l.Title))];

    /// <summary>What the page says and asks.</summary>
    public (string Heading, string Lead, string Label, string Button) Text => Kind switch
    {
        ActKind.Add => ("Ask one more person to sign", "They sign in addition to those whom the document requires.", "", "Ask them"),
        ActKind.Replace => ($"Ask somebody else than {Place!.PersonName}", $"They are asked as {Place.Role}, {Place.AgencyName}. {Place.PersonName} is told that they don’t need to sign.", "", "Ask them"),
        ActKind.Reinvite => ($"Ask {Place!.PersonName} once more", "Answer what they wrote. They get it with the new invitation, and everybody can read it here.", "Your answer", "Ask again"),
        ActKind.Remove => ($"No longer ask {Place!.PersonName}", "They are told that they don’t need to sign. Their link stops working.", "", "Don’t ask them any more"),
        ActKind.Cancel => ("Stop this sign-up", "Everybody who was asked is told, with the reason. What was signed so far comes to nothing. You can start a new one afterwards.", "Why does it stop?", "Stop it"),
        ActKind.Answer => ("Answer our question", $"We asked: {SignUp.Question}", "Your answer", "Send the answer"),
        ActKind.Withdraw => ("Withdraw from the agreement", "It is no longer in force from this moment, and everybody who signed is told. That it was signed, and that it was withdrawn, stays on the public record.", "Why does the area withdraw?", "Withdraw"),
        _ => ("Put it back in force", "Everybody who signed is told.", "Why is it put back in force?", "Put it back in force"),
    };

    public bool AsksForPerson => Kind is ActKind.Add or ActKind.Replace;

    public bool AsksForUntil => Kind == ActKind.Reinstate && SignUp.LapsesOn <= Participation.Talks.London.DayOf(acts.Now);

    public static string Address(Guid id, ActKind kind, Guid? place = null) =>
        $"/agreements/{id}/act/{kind.ToString().ToLowerInvariant()}{(place is null ? "" : $"?place={place}")}";

    public async Task<IActionResult> OnGetAsync(Guid id, string act, Guid? place, CancellationToken cancellation) =>
        await MissingAsync(id, act, place, cancellation) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id, string act, Guid? place, CancellationToken cancellation)
    {
        if (await MissingAsync(id, act, place, cancellation) is { } missing)
        {
            return missing;
        }
        if (await DoAsync(id, cancellation) is { } refusal)
        {
            Refuse(refusal with { Field = refusal.Field is "Reason" or "Answer" or "Comment" ? "Words" : refusal.Field });
            return Page();
        }
        this.Notify("Done. Everybody who needs to know has a mail.");
        return Redirect(AgreementAddresses.Status(id));
    }

    private async Task<Refusal?> DoAsync(Guid id, CancellationToken cancellation)
    {
        var (by, placeId) = (Seen.ActorId, Place?.Id ?? Guid.Empty);
        if (Kind == ActKind.Reinstate)
        {
            return await acts.ReinstateAsync(id, by, Input.Words, Input.Until.Date, cancellation);
        }
        PlaceFor? wanted = null;
        if (Kind == ActKind.Add)
        {
            if (WorkforceLevels.Parse(Input.Level ?? "") is not { } level)
            {
                return new Refusal("Level", "Choose the level they work at");
            }
            if (Agencies.FirstOrDefault(a => a.Value.Length > 0 && a.Value == Input.Agency) is not { } agency)
            {
                return new Refusal("Agency", "Choose their agency");
            }
            wanted = new PlaceFor
            {
                RoleKey = "", Role = Input.Role ?? "", Level = level, AgencyId = Guid.Parse(agency.Value), AgencyName = agency.Text, IsRequired = false,
                Order = SignUp.Places.Max(p => p.Order) + 1, Name = Input.Name ?? "", Email = Input.Email ?? "",
            };
        }
        return await acts.ActAsync(id, (signUp, now) => Kind switch
        {
            ActKind.Add => signUp.Add(wanted!, by, now),
            ActKind.Replace => signUp.Replace(placeId, by, Input.Name, Input.Email, now),
            ActKind.Reinvite => signUp.Reinvite(placeId, by, Input.Words, now),
            ActKind.Remove => signUp.Remove(placeId, by, now),
            ActKind.Cancel => signUp.Cancel(by, Input.Words, now),
            ActKind.Answer => signUp.Answer(by, Input.Words, now),
            _ => signUp.Withdraw(by, Input.Words, now),
        }, cancellation);
    }

    private async Task<IActionResult?> MissingAsync(Guid id, string act, Guid? place, CancellationToken cancellation)
    {
        if (await MissingAsync(id, cancellation) is { } missing)
        {
            return missing;
        }
        if (!Seen.MayLead || !Enum.TryParse<ActKind>(act, ignoreCase: true, out var kind) || (kind == ActKind.Reinstate && !Seen.Visitor.IsStaff))
        {
            return NotFound();
        }
        (Kind, Place) = (kind, place is { } placeId ? SignUp.Find(placeId) : null);
        if (kind is ActKind.Replace or ActKind.Reinvite or ActKind.Remove && Place is null)
        {
            return NotFound();
        }
        if (kind == ActKind.Add)
        {
            Agencies = [new SelectListItem("", ""), .. (await areas.AgenciesAsync(SignUp.AreaId, cancellation)).Select(a => new SelectListItem(a.Name, a.Id.ToString()))];
        }
        return null;
    }

    /// <summary>The form.</summary>
    public sealed class InputModel
    {
        /// <summary>Whom.</summary>
        public string? Name { get; set; }

        /// <summary>Their address.</summary>
        public string? Email { get; set; }

        /// <summary>Their role.</summary>
        public string? Role { get; set; }

        /// <summary>Their level, as in files.</summary>
        public string? Level { get; set; }

        /// <summary>Their agency's id.</summary>
        public string? Agency { get; set; }

        /// <summary>The reason or answer.</summary>
        public string? Words { get; set; }

        /// <summary>Until when.</summary>
        public DateFields Until { get; set; } = new();
    }
}
