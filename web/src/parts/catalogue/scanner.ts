/** Reads barcodes in what the camera sees, where the browser itself can do that. */

interface Detector {
  detect: (image: HTMLVideoElement) => Promise<{ rawValue: string }[]>;
}

interface DetectorClass {
  new (): Detector;
}

const LOOK_EVERY_MS = 200;

const detectorClass = () => (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;

export function canScan(): boolean {
  return detectorClass() !== undefined && navigator.mediaDevices?.getUserMedia !== undefined;
}

/**
 * Shows in the video what the camera at the back sees, and tells each barcode in it when it is seen anew.
 *
 * @param failed there is no camera, or it may not be used
 * @returns ends it and sets the camera free
 */
export function scan(video: HTMLVideoElement, found: (code: string) => void, failed: () => void): () => void {
  let ended = false;
  let stream: MediaStream | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = '';

  const look = async (detector: Detector) => {
    const code = (await detector.detect(video).catch(() => []))[0]?.rawValue ?? '';
    if (ended) return;
    if (code !== '' && code !== last) found(code);
    if (code !== '') last = code;
    timer = setTimeout(() => look(detector), LOOK_EVERY_MS);
  };

  const end = () => {
    ended = true;
    clearTimeout(timer);
    for (const track of stream?.getTracks() ?? []) track.stop();
  };

  const begin = async () => {
    const Class = detectorClass();
    if (!Class) throw new Error('this browser reads no barcodes');
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    if (ended) return end();
    video.srcObject = stream;
    await video.play();
    await look(new Class());
  };

  begin().catch(() => {
    if (ended) return;
    end();
    failed();
  });
  return end;
}
