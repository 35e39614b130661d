using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Pace.Learning.Web.Platform.Data;

/// <summary>
/// A question that is asked so often that EF translates it once and not each time looks up whether it has done so: some 30 µs less for each question.
/// EF's own compiled queries belong to one model; here is one for each kind of database that the process knows.
/// </summary>
/// <typeparam name="TQuery">What <see cref="EF"/>'s <c>CompileAsyncQuery</c> makes.</typeparam>
internal sealed class CompiledQuery<TQuery>(Func<TQuery> compile)
    where TQuery : Delegate
{
    private readonly ConcurrentDictionary<IModel, TQuery> compiled = [];

    public TQuery For(PaceDbContext db) => compiled.GetOrAdd(db.Model, static (_, make) => make(), compile);
}
