namespace Pace.Learning.Web.Platform.Media;

/// <summary>Walks through the parts of a file that nest, as their bytes pass by, and remembers what it needs: nothing of the recording itself is kept.</summary>
internal abstract class ContainerReader
{
    private readonly byte[] pending = new byte[128];
    private int held;
    private long skip;

    /// <summary>Where the bytes begin that <see cref="Read"/> is given.</summary>
    protected long Position { get; private set; }

    /// <summary>Whether all is known that is to be known.</summary>
    protected bool IsDone { get; set; }

    /// <summary>Whether something in it can't be right.</summary>
    protected bool IsBroken { get; private set; }

    /// <summary>Looks at what came next.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (!IsDone && !bytes.IsEmpty)
        {
            if (skip > 0)
            {
                var passed = (int)Math.Min(skip, bytes.Length);
                bytes = bytes[passed..];
                (skip, Position) = (skip - passed, Position + passed);
                continue;
            }
            var taken = Math.Min(pending.Length - held, bytes.Length);
            bytes[..taken].CopyTo(pending.AsSpan(held));
            bytes = bytes[taken..];
            held += taken;
            Walk();
        }
    }

    /// <summary>What it is, as far as it was read.</summary>
    public abstract MediaFinding Finding();

    /// <summary>Reads what begins here. Answers how many bytes it is done with, which may be more than there are; 0: it needs more of them.</summary>
    protected abstract long Read(ReadOnlySpan<byte> bytes);

    /// <summary>Nothing that follows makes sense.</summary>
    protected long Break()
    {
        (IsBroken, IsDone) = (true, true);
        return 0;
    }

    private void Walk()
    {
        while (!IsDone && held > 0)
        {
            var used = Read(pending.AsSpan(0, held));
            if (used == 0)
            {
                if (held == pending.Length)
                {
                    Break();
                }
                return;
            }
            var here = (int)Math.Min(used, held);
            pending.AsSpan(here, held - here).CopyTo(pending);
            (held, skip, Position) = (held - here, used - here, Position + here);
        }
    }
}
