using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.RateLimiting;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Parents.Details;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Parents.Invitations;

/// <summary>The parent joins: a name to be known by and how to be reached, and no more than they want to tell.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class JoinModel(InvitationSender inviting, InvitationAcceptance joining, OwnAreaChoices areas, SignInFlow signingIn) : PageModel
{
    /// <summary>The link's secret.</summary>
    [BindProperty(Name = "token", SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>What the parent says.</summary>
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>Whether the link can be used.</summary>
    public bool IsOpen { get; private set; }

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    public static string Address(string token) => $"/taking-part/invitation/join?token={token}";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers.CacheControl = "no-cache, no-store";
        IsOpen = await inviting.FindOpenAsync(Token, cancellation) is not null;
        Areas = IsOpen ? await areas.OfAsync(OwnArea.Unsaid, cancellation) : [];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        IsOpen = await inviting.FindOpenAsync(Token, cancellation) is not null;
        if (!IsOpen)
        {
            return Page();
        }
        Areas = await areas.OfAsync(OwnArea.Unsaid, cancellation);
        var area = await areas.ReadAsync(Input.Area, OwnArea.Unsaid, cancellation);
        if (area is null)
        {
            ModelState.Add(nameof(Input), [OwnAreaChoices.NotInList]);
        }
        if (Input.Channel != ContactChannel.Email && string.IsNullOrWhiteSpace(Input.Phone))
        {
            ModelState.AddModelError("Input.Phone", "Enter a phone number, or choose e-mail above");
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        if (await joining.JoinAsync(Token, Input, area!, cancellation) is not { } joined)
        {
            IsOpen = false;
            return Page();
        }
        this.Notify("Welcome. You have joined. Nothing is asked of you yet.");
        // Somebody who had an account may have a second step there: a link in a mail must not spare them that.
        return joined.HadAccount
            ? Redirect("/sign-in?returnUrl=%2Ftaking-part")
            : await signingIn.ContinueAsync(joined.PersonId, SignInMethod.EmailLink, "/taking-part");
    }

    /// <summary>The form.</summary>
    public sealed class InputModel
    {
        /// <summary>To be known by.</summary>
        [Required(ErrorMessage = "Enter a name that we can call you by")]
        [AtMost(Participant.NameLength, What = "The name", Unit = "letters")]
        [PlainName]
        public string? Name { get; set; }

        /// <summary>How.</summary>
        public ContactChannel Channel { get; set; }

        /// <summary>For texts and calls.</summary>
        [StringLength(ParticipantDetails.ValueLength, ErrorMessage = "The number is too long")]
        public string? Phone { get; set; }

        /// <summary>When not.</summary>
        public List<QuietTimes> NotAt { get; set; } = [];

        /// <summary>In own words.</summary>
        [AtMost(ParticipantPreferences.OwnWordsLength, What = "This", Unit = "letters")]
        public string? ContactNote { get; set; }

        /// <summary>Optional.</summary>
        [AtMost(ParticipantDetails.ValueLength, What = "The name", Unit = "letters")]
        [PlainName]
        public string? RealName { get; set; }

        /// <summary>Optional.</summary>
        public string? Area { get; set; }

        /// <summary>Optional.</summary>
        public string? Region { get; set; }
    }
}
