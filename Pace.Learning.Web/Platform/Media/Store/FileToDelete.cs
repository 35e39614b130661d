using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Pace.Learning.Web.Platform.Media.Store;

/// <summary>A row that names files of the store. When it is deleted, they are noted with it.</summary>
internal interface INamesFiles
{
    IEnumerable<string> FileNames { get; }
}

/// <summary>A file whose row was deleted, noted in the same act: it goes right afterwards, and where the store was out of reach or the site stopped just then, <see cref="FinishErasures"/> sees to it.</summary>
internal sealed class FileToDelete
{
    public const int NameLength = 200;

    private FileToDelete()
    {
    }

    public FileToDelete(string name) => Name = name;

    /// <summary>The file's name in the store.</summary>
    public string Name { get; private set; } = "";
}

internal sealed class FileToDeleteMapping : IEntityTypeConfiguration<FileToDelete>
{
    public void Configure(EntityTypeBuilder<FileToDelete> builder)
    {
        builder.ToTable("FilesToDelete");
        builder.HasKey(f => f.Name);
        builder.Property(f => f.Name).HasMaxLength(FileToDelete.NameLength);
    }
}

/// <summary>Notes the files of rows that are being deleted.</summary>
internal sealed class NoteFilesToDelete : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is not { } db)
        {
            return result;
        }
        foreach (var name in Deleted(db))
        {
            if (await db.FindAsync<FileToDelete>([name], cancellationToken) is null)
            {
                db.Add(new FileToDelete(name));
            }
        }
        return result;
    }

    // What is deleted is known without looking for changes once more.
    private static List<string> Deleted(DbContext db)
    {
        var looksByItself = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return [.. db.ChangeTracker.Entries<INamesFiles>().Where(e => e.State is EntityState.Deleted).SelectMany(e => e.Entity.FileNames).Distinct()];
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = looksByItself;
        }
    }
}
