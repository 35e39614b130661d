namespace Pace.Learning.Web.Platform.KeptForms;

/// <summary>A form that is kept, opened.</summary>
internal sealed record OpenedForm(Guid Id, DateTime KeptAt, SentForm Form);

/// <summary>Keeps what people typed for them alone, and gives it back to nobody else.</summary>
internal sealed class KeptFormStore(PaceDbContext db, PersonVault vault, TimeProvider time)
{
    private const string Purpose = "kept-form";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Keeps a form, in place of what was kept before under the name of the same draft.</summary>
    /// <returns>Whether there was room for it.</returns>
    public async Task<bool> KeepAsync(FormOwner owner, Guid? draft, SentForm form, CancellationToken cancellation)
    {
        if (form.IsTooLong)
        {
            return false;
        }
        await db.RetryOnConflictAsync(async stop =>
        {
            var text = await vault.SealAsync(owner.Id, Purpose, form.Write(), stop);
            var existing = draft is { } id ? await db.KeptForms.SingleOrDefaultAsync(k => k.Id == id, stop) : null;
            if (existing is not null && existing.OwnerId == owner.Id)
            {
                existing.Replace(text, Now);
            }
            else
            {
                db.KeptForms.Add(new KeptForm(existing is null && draft is { } own ? own : Guid.CreateVersion7(), owner, text, Now));
                await MakeRoomAsync(owner.Id, stop);
            }
        }, cancellation);
        return true;
    }

    /// <summary>What is kept for somebody, the newest first; of one page, or of all.</summary>
    public async Task<IReadOnlyList<OpenedForm>> OpenAsync(FormOwner owner, bool ofThisPage, CancellationToken cancellation)
    {
        var (hash, oldest) = (KeptForm.HashOf(owner.Page), Now - KeptForm.Lifetime);
        var rows = await db.KeptForms.AsNoTracking()
            .Where(k => k.OwnerId == owner.Id && k.KeptAt > oldest && (!ofThisPage || k.PageHash == hash))
            .OrderByDescending(k => k.KeptAt)
            .ToListAsync(cancellation);
        var opened = new List<OpenedForm>();
        foreach (var row in rows)
        {
            if (await vault.OpenAsync(owner.Id, Purpose, row.Sealed, cancellation) is { } json && SentForm.Parse(json) is { } form)
            {
                opened.Add(new OpenedForm(row.Id, row.KeptAt, form));
            }
        }
        return opened;
    }

    public Task<bool> HasAnyAsync(Guid ownerId, CancellationToken cancellation)
    {
        var oldest = Now - KeptForm.Lifetime;
        return db.KeptForms.AnyAsync(k => k.OwnerId == ownerId && k.KeptAt > oldest, cancellation);
    }

    /// <summary>Forgets some of what is kept for somebody.</summary>
    /// <returns>Whether anything is left.</returns>
    public async Task<bool> RemoveAsync(Guid ownerId, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        await db.KeptForms.Where(k => k.OwnerId == ownerId && EF.Parameter(ids).Contains(k.Id)).ExecuteDeleteAsync(cancellation);
        return await HasAnyAsync(ownerId, cancellation);
    }

    /// <summary>Forgets everything that is kept for somebody.</summary>
    public Task ForgetAsync(Guid ownerId, CancellationToken cancellation) => db.KeptForms.Where(k => k.OwnerId == ownerId).ExecuteDeleteAsync(cancellation);

    /// <summary>Forgets what is a day old, and the keys of guests for whom nothing is kept any more.</summary>
    public Task ForgetOldAsync(CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        var oldest = Now - KeptForm.Lifetime;
        var guests = await db.KeptForms.Where(k => k.KeptAt <= oldest && k.IsGuests).Select(k => k.OwnerId).Distinct().ToListAsync(stop);
        await db.KeptForms.Where(k => k.KeptAt <= oldest).ExecuteDeleteAsync(stop);
        foreach (var guest in guests)
        {
            if (!await db.KeptForms.AnyAsync(k => k.OwnerId == guest, stop))
            {
                await vault.DestroyKeyAsync(guest, stop);
            }
        }
    }, cancellation);

    /// <summary>Part of an act: what is kept for one owner is another's from now on, and the first one's key is gone.</summary>
    /// <returns>Whether there was anything.</returns>
    public async Task<bool> MoveAsync(Guid from, Guid to, CancellationToken cancellation)
    {
        var rows = await db.KeptForms.Where(k => k.OwnerId == from).ToListAsync(cancellation);
        foreach (var row in rows)
        {
            if (await vault.OpenAsync(from, Purpose, row.Sealed, cancellation) is { } json)
            {
                row.GiveTo(to, await vault.SealAsync(to, Purpose, json, cancellation));
            }
        }
        return await db.PersonKeys.FindAsync([from], cancellation) is { } key && db.PersonKeys.Remove(key) is not null;
    }

    private async Task MakeRoomAsync(Guid ownerId, CancellationToken cancellation)
    {
        var tooMany = await db.KeptForms.Where(k => k.OwnerId == ownerId).OrderByDescending(k => k.KeptAt).Skip(KeptForm.MostOfOne - 1).Select(k => k.Id).ToListAsync(cancellation);
        if (tooMany.Count > 0)
        {
            await db.KeptForms.Where(k => EF.Parameter(tooMany).Contains(k.Id)).ExecuteDeleteAsync(cancellation);
        }
    }
}
