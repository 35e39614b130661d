namespace Pace.Learning.Web.Parents.Messages;

/// <summary>One mail to everybody of something: written, looked at, sent. What it is about, and for whom, the page of the room says.</summary>
internal abstract class MessagePage(GroupMessages messages) : PageModel
{
    [BindProperty]
    public WrittenMessage Input { get; set; } = new();

    /// <summary>What it is about.</summary>
    public MessageAbout About { get; private set; } = null!;

    /// <summary>The same in words, such as "Open group, Tuesday 8 December 2026, 19:00".</summary>
    public string Title { get; private set; } = "";

    /// <summary>Where the manager came from.</summary>
    public string Back { get; private set; } = "";

    public IReadOnlyList<Reaching> To { get; private set; } = [];

    public IReadOnlyList<SentMessage> Sent { get; private set; } = [];

    /// <summary>Whether it is looked at before it goes.</summary>
    public bool IsPreview { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        IsPreview = ModelState.IsValid && To.Count > 0;
        return Page();
    }

    public async Task<IActionResult> OnPostSendAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        if (!ModelState.IsValid || To.Count == 0)
        {
            return Page();
        }
        await messages.SendAsync(About, Input.Id, Input.Text!, [.. To.Select(t => t.Id)], User.RequiredPersonId, cancellation);
        var late = To.Where(t => t.IsLate).Select(t => $"{t.Name} {t.Way}").ToList();
        this.Notify(late.Count == 0 ? "Sent, to each by themselves." : $"Sent, to each by themselves. {string.Join(". ", late)}.");
        return Redirect(Back);
    }

    /// <summary>Goes back to the form with what was written.</summary>
    public async Task<IActionResult> OnPostWriteAsync(Guid id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    /// <summary>What it is about and who comes; <c>null</c> when there is no such thing.</summary>
    protected abstract Task<(MessageAbout About, string Title, string Back, IReadOnlyCollection<Guid> To)?> FindAsync(Guid id, CancellationToken cancellation);

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is not { } found)
        {
            return false;
        }
        (About, Title, Back) = (found.About, found.Title, found.Back);
        To = await messages.ReachAsync(found.About, found.To, cancellation);
        Sent = await messages.AboutAsync(id, cancellation);
        return true;
    }
}
