import type { TypeSource } from './type-source.ts';

/**
 * Types that the compiler of the service knows and its expressions may not use: of its assemblies and usings
 * (annaji-msft/apimanagement-policyutil, validation/expression.json). What is in no list does not exist for the compiler.
 */
const names: Readonly<Record<string, string>> = {
  System:
    'Activator AggregateException AppDomain AppContext ApplicationException ArgumentException ArgumentNullException ArgumentOutOfRangeException ArithmeticException Attribute BadImageFormatException Buffer Console ConsoleColor ' +
    'DivideByZeroException Environment EventArgs FormatException GC IDisposable IndexOutOfRangeException InvalidCastException InvalidOperationException Lazy NotImplementedException NotSupportedException ' +
    'NullReferenceException ObjectDisposedException OperationCanceledException OutOfMemoryException OverflowException Progress StackOverflowException SystemException TimeoutException TypeCode ' +
    'UnauthorizedAccessException UriBuilder UriFormatException UriKind Version WeakReference ICloneable IComparable IConvertible IFormattable IFormatProvider',
  'System.Collections': 'ArrayList BitArray Hashtable ICollection IDictionary IEnumerable IEnumerator IList Queue SortedList Stack',
  'System.Collections.Concurrent': 'BlockingCollection ConcurrentBag ConcurrentDictionary ConcurrentQueue ConcurrentStack',
  'System.Collections.Generic': 'Comparer EqualityComparer KeyNotFoundException LinkedList LinkedListNode SortedDictionary SortedList SortedSet',
  'System.Diagnostics': 'Debug Process Stopwatch Trace',
  'System.Globalization': 'Calendar CultureInfo DateTimeFormatInfo DateTimeStyles NumberFormatInfo NumberStyles TextInfo',
  'System.IO': 'BinaryReader BinaryWriter BufferedStream Directory DirectoryInfo EndOfStreamException File FileInfo FileStream FileMode IOException MemoryStream Path SeekOrigin Stream StreamReader StreamWriter',
  'System.IO.Compression': 'CompressionLevel CompressionMode DeflateStream GZipStream',
  'System.Linq': 'IQueryable Lookup Queryable',
  'System.Net': 'Cookie CookieContainer Dns HttpStatusCode HttpWebRequest ServicePointManager WebClient WebException WebRequest WebResponse IPEndPoint',
  'System.Net.Sockets': 'AddressFamily Socket TcpClient UdpClient',
  'System.Reflection': 'Assembly BindingFlags FieldInfo MemberInfo MethodInfo PropertyInfo',
  'System.Runtime.InteropServices': 'Marshal',
  'System.Security.Cryptography':
    'AesCryptoServiceProvider AesManaged AesGcm CryptoStream CryptoStreamMode CryptographicException DES DSA ECDsa ECDsaCng ECDiffieHellman HMACRIPEMD160 ICryptoTransform MD5CryptoServiceProvider RandomNumberGenerator ' +
    'Rfc2898DeriveBytes Rijndael RijndaelManaged RSAParameters SHA1CryptoServiceProvider SHA256CryptoServiceProvider TripleDES',
  'System.Security.Cryptography.X509Certificates': 'X509Chain X509Extension X509FindType X509KeyStorageFlags X509RevocationMode X509Store StoreName StoreLocation',
  'System.Text': 'ASCIIEncoding Decoder Encoder EncoderFallback UnicodeEncoding UTF32Encoding UTF7Encoding UTF8Encoding NormalizationForm',
  'System.Threading': 'CancellationToken CancellationTokenSource Interlocked Monitor Mutex Semaphore SemaphoreSlim SynchronizationContext Thread ThreadPool Timer Volatile',
  'System.Threading.Tasks': 'Parallel Task TaskCompletionSource TaskFactory',
  'Newtonsoft.Json':
    'DateFormatHandling DateParseHandling DateTimeZoneHandling DefaultValueHandling FloatParseHandling JsonException JsonReader JsonReaderException JsonSerializationException JsonSerializer JsonSerializerSettings JsonTextReader JsonTextWriter ' +
    'JsonToken JsonWriter JsonWriterException MissingMemberHandling NullValueHandling ReferenceLoopHandling StringEscapeHandling TypeNameHandling',
  'Newtonsoft.Json.Linq': 'CommentHandling JTokenEqualityComparer JTokenReader JTokenWriter JsonLoadSettings JsonMergeSettings LineInfoHandling MergeArrayHandling MergeNullValueHandling',
};

const generics = ['System.Action<T1>', 'System.Action<T1, T2>', 'System.Action<T1, T2, T3>', 'System.Func<TResult>', 'System.Func<T1, TResult>', 'System.Func<T1, T2, TResult>', 'System.Func<T1, T2, T3, TResult>', 'System.Func<T1, T2, T3, T4, TResult>', 'System.Predicate<T>', 'System.Comparison<T>', 'System.Converter<T, R>', 'System.Lazy<T>', 'System.Collections.Concurrent.ConcurrentDictionary<TKey, TValue>', 'System.Collections.Generic.SortedDictionary<TKey, TValue>', 'System.Collections.Generic.SortedList<TKey, TValue>', 'System.Collections.Generic.SortedSet<T>', 'System.Collections.Generic.LinkedList<T>', 'System.Collections.Generic.Comparer<T>', 'System.Collections.Generic.EqualityComparer<T>', 'System.Threading.Tasks.Task<T>'];

const exceptions = /Exception$/;

export const refusedTypes: readonly TypeSource[] = [
  ...Object.entries(names).flatMap(([space, list]) => list.split(' ').map((name): TypeSource => ({ name: `${space}.${name}`, allowed: 'nothing', ...(exceptions.test(name) && { extends: 'System.Exception' }) }))),
  ...generics.map((name): TypeSource => ({ name, allowed: 'nothing' })),
  { name: 'System.Action', allowed: 'nothing' },
  { name: 'System.Type', allowed: 'nothing', members: { string: 'FullName Namespace' }, extends: 'System.Reflection.MemberInfo' },
];
