using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Media.One;
using Pace.Learning.Web.Media.Usage;

namespace Pace.Learning.Web.Media.Bin;

/// <summary>What was put in the bin: it comes back, or goes for good.</summary>
[OnlyFor(Roles.Editor)]
internal sealed class BinModel(PaceDbContext db, MediaRecorder recorder, MediaUses uses, PersonDirectory people) : PageModel
{
    /// <summary>The page's address.</summary>
    public const string Address = "/studio/media/bin";

    [BindProperty]
    public Guid Id { get; set; }

    /// <summary>Which one somebody wants to delete, and has still to say so a second time.</summary>
    [BindProperty(Name = "delete", SupportsGet = true)]
    public Guid? Deletes { get; set; }

    public IReadOnlyList<(MediaItem Item, string By, int Uses)> Items { get; private set; } = [];

    public static string DeleteAddress(Guid id) => $"{Address}?delete={id}";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var binned = await db.WholeMediaItems.AsNoTracking().Where(i => i.Binned != null).ToListAsync(cancellation);
        var names = await people.OfAsync([.. binned.Select(i => i.Binned!.By).Distinct()], cancellation);
        Items = [.. binned.OrderByDescending(i => i.Binned!.At).Select(i => (i, names.GetValueOrDefault(i.Binned!.By)?.Name ?? "somebody who isn’t here any more", uses.Of(i).Count))];
    }

    public async Task<IActionResult> OnPostRestoreAsync(CancellationToken cancellation)
    {
        var refusal = await recorder.RestoreAsync(User, Id, cancellation);
        this.Notify(refusal?.Words ?? "It is back in the library, under the address that it had.");
        return Redirect(refusal is null ? OneFileModel.Address(Id) : Address);
    }

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken cancellation)
    {
        this.Notify((await recorder.DeleteAsync(User, Id, cancellation))?.Words ?? "It is deleted, with everything that was behind its address.");
        return Redirect(Address);
    }
}
